import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { createUser } from "@/lib/users/edit-users";
import { inviteUser } from "@/lib/users/invite-user";
import { listUsers } from "@/lib/users/list-users";
import { addedUserSchema } from "@/lib/users/user-schema";

/** GET /api/users — all users of the business. */
export const GET = withUser({ all: ["users.edit"] }, async ({ user }) =>
  NextResponse.json(await listUsers(getDb(), user.businessId)),
);

/** POST /api/users — adds a user; the answer has a link or their first password, only this once. */
export const POST = withUser({ all: ["users.edit"] }, async ({ request, user }) => {
  const { by, ...input } = await parseBody(request, addedUserSchema);
  const add = by === "link" ? inviteUser : createUser;
  return NextResponse.json(await add(getDb(), user, input), { status: 201 });
});
