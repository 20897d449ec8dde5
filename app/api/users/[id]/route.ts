import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { updateUser } from "@/lib/users/edit-users";
import { userEditSchema } from "@/lib/users/user-schema";

/** PATCH /api/users/<id> — changes name, role, or whether the user may sign in. */
export const PATCH = withUser<{ id: string }>({ all: ["users.edit"] }, async ({ request, user, params }) => {
  await updateUser(getDb(), user, parseId(params.id), await parseBody(request, userEditSchema));
  return new NextResponse(null, { status: 204 });
});
