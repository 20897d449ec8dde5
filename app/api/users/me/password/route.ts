import { NextResponse } from "next/server";
import { OWN_PASSWORD } from "@/lib/auth/access";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { changeOwnPassword } from "@/lib/users/edit-users";
import { passwordChangeSchema } from "@/lib/users/user-schema";

/** PUT /api/users/me/password — the user's own password; needs the present one, and ends all other sessions. */
export const PUT = withUser(OWN_PASSWORD, async ({ request, user }) => {
  await changeOwnPassword(getDb(), user, await parseBody(request, passwordChangeSchema));
  return new NextResponse(null, { status: 204 });
});
