import { NextResponse } from "next/server";
import { z } from "zod";
import { SIGNED_IN } from "@/lib/auth/access";
import { getDb } from "@/lib/db";
import { parseInput } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { endOwnSession } from "@/lib/users/user-sessions";

/** DELETE /api/users/me/sessions/<sessionId> — signs the user out in one of their browsers. */
export const DELETE = withUser<{ sessionId: string }>(SIGNED_IN, async ({ user, params }) => {
  await endOwnSession(getDb(), user.id, parseInput(z.uuid(), params.sessionId));
  return new NextResponse(null, { status: 204 });
});
