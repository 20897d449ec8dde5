import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SYNC_ORDERS } from "@/lib/permissions/woocommerce";
import { dismissOrderFailure } from "@/lib/sync/orders/dismiss-order-failure";

/** POST /api/woocommerce/stores/<id>/order-failures/<order id>/dismiss — gives an order up that cannot be imported. */
export const POST = withUser<{ storeId: string; remoteId: string }>(SYNC_ORDERS, async ({ user, params }) => {
  const { businessId, id: userId } = user;
  const order = { businessId, storeId: parseId(params.storeId), remoteId: parseId(params.remoteId), userId };
  await dismissOrderFailure(getDb(), order);
  return NextResponse.json({ ok: true });
});
