import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { getPull } from "@/lib/sync/pull/get-pull";
import { startPull } from "@/lib/sync/pull/start-pull";

/** POST /api/woocommerce/stores/<id>/pulls — starts reading what the store has, for a preview. */
export const POST = withUser<{ storeId: string }>(SET_UP_STORES, async ({ user, params }) => {
  const { businessId, id: userId } = user;
  const { id } = await startPull(getDb(), { businessId, storeId: parseId(params.storeId), userId });
  return NextResponse.json(await getPull(getDb(), businessId, id), { status: 201 });
});
