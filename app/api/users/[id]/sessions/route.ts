import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { endSessionsOf, listSessionsOf } from "@/lib/users/user-sessions";

/** GET /api/users/<id>/sessions — where a user is signed in. */
export const GET = withUser<{ id: string }>({ all: ["users.edit"] }, async ({ user, params }) =>
  NextResponse.json(await listSessionsOf(getDb(), user, parseId(params.id))),
);

/** DELETE /api/users/<id>/sessions — signs a user out everywhere. */
export const DELETE = withUser<{ id: string }>({ all: ["users.edit"] }, async ({ user, params }) => {
  await endSessionsOf(getDb(), user, parseId(params.id));
  return new NextResponse(null, { status: 204 });
});
