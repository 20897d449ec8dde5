import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { postCount } from "@/lib/stock/post-count";
import { countSchema } from "@/lib/stock/stock-schema";

/** POST /api/stock/counts — posts a count. */
export const POST = withUser({ all: ["stock.adjust"] }, async ({ request, user }) =>
  NextResponse.json(await postCount(getDb(), user, await parseBody(request, countSchema)), { status: 201 }),
);
