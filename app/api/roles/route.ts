import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { createRole } from "@/lib/users/edit-roles";
import { listRoles } from "@/lib/users/list-users";
import { roleSchema } from "@/lib/users/user-schema";

/** GET /api/roles — the roles with their permissions. */
export const GET = withUser({ all: ["users.edit"] }, async ({ user }) =>
  NextResponse.json(await listRoles(getDb(), user.businessId)),
);

/** POST /api/roles — adds a role. */
export const POST = withUser({ all: ["users.edit"] }, async ({ request, user }) => {
  const input = await parseBody(request, roleSchema);
  return NextResponse.json(await createRole(getDb(), user, input), { status: 201 });
});
