import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { deleteRole, updateRole } from "@/lib/users/edit-roles";
import { roleEditSchema } from "@/lib/users/user-schema";

/** PATCH /api/roles/<id> — changes the name and the permissions of a role. */
export const PATCH = withUser<{ id: string }>({ all: ["users.edit"] }, async ({ request, user, params }) => {
  await updateRole(getDb(), user, parseId(params.id), await parseBody(request, roleEditSchema));
  return new NextResponse(null, { status: 204 });
});

/** DELETE /api/roles/<id> — 409 while a user has the role. */
export const DELETE = withUser<{ id: string }>({ all: ["users.edit"] }, async ({ user, params }) => {
  await deleteRole(getDb(), user, parseId(params.id));
  return new NextResponse(null, { status: 204 });
});
