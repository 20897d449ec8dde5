import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { changeOwnPassword } from "@/lib/users/edit-users";
import { passwordChangeSchema } from "@/lib/users/user-schema";

/** PUT /api/users/me/password — one's own, by whoever knows the present one. All sessions end. */
export const PUT = withUser(null, async ({ request, user }) => {
  await changeOwnPassword(getDb(), user, await parseBody(request, passwordChangeSchema));
  return new NextResponse(null, { status: 204 });
});
