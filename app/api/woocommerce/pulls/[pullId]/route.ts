import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { getPull } from "@/lib/sync/pull/get-pull";

/** GET /api/woocommerce/pulls/<id> — the state of a pull. Polled every second while it is under way. */
export const GET = withUser<{ pullId: string }>(SET_UP_STORES, async ({ user, params }) =>
  NextResponse.json(await getPull(getDb(), user.businessId, parseId(params.pullId))),
);
