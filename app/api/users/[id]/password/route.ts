import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { resetPassword } from "@/lib/users/edit-users";

/** POST /api/users/<id>/password — sets a new password, returned only this once; sessions of the old one end. */
export const POST = withUser<{ id: string }>({ all: ["users.edit"] }, async ({ user, params }) =>
  NextResponse.json(await resetPassword(getDb(), user, parseId(params.id)), { status: 201 }),
);
