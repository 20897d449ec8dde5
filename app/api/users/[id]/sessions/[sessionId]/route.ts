import { NextResponse } from "next/server";
import { z } from "zod";
import { getDb } from "@/lib/db";
import { parseId, parseInput } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { endSessionsOf } from "@/lib/users/user-sessions";

type Params = { id: string; sessionId: string };

/** DELETE /api/users/<id>/sessions/<sessionId> — signs a user out in one browser. */
export const DELETE = withUser<Params>({ all: ["users.edit"] }, async ({ user, params }) => {
  await endSessionsOf(getDb(), user, parseId(params.id), parseInput(z.uuid(), params.sessionId));
  return new NextResponse(null, { status: 204 });
});
