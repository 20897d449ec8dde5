import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { getPull } from "@/lib/sync/pull/get-pull";
import { cancelPull } from "@/lib/sync/pull/start-pull";

/** POST /api/woocommerce/pulls/<id>/cancel — a preview ends at once, a pull under way after its current slice. */
export const POST = withUser<{ pullId: string }>(SET_UP_STORES, async ({ user, params }) => {
  const id = parseId(params.pullId);
  await cancelPull(getDb(), user.businessId, id);
  return NextResponse.json(await getPull(getDb(), user.businessId, id));
});
