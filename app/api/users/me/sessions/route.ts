import { NextResponse } from "next/server";
import { SIGNED_IN } from "@/lib/auth/access";
import { getDb } from "@/lib/db";
import { withUser } from "@/lib/http/with-user";
import { endOtherSessions, listSessions } from "@/lib/users/user-sessions";

/** GET /api/users/me/sessions — where the user is signed in. */
export const GET = withUser(SIGNED_IN, async ({ user }) => NextResponse.json(await listSessions(getDb(), user.id)));

/** DELETE /api/users/me/sessions — signs the user out everywhere but here. */
export const DELETE = withUser(SIGNED_IN, async ({ user }) => {
  await endOtherSessions(getDb(), user);
  return new NextResponse(null, { status: 204 });
});
