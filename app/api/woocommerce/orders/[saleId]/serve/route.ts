import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SYNC_ORDERS } from "@/lib/permissions/woocommerce";
import { getOrder } from "@/lib/sync/orders/get-order";
import { serveWaitingSale } from "@/lib/sync/orders/serve-waiting";

/** POST /api/woocommerce/orders/<sale id>/serve — makes a waiting order final when the stock allows it. */
export const POST = withUser<{ saleId: string }>(SYNC_ORDERS, async ({ user, params }) => {
  const saleId = parseId(params.saleId);
  await serveWaitingSale(getDb(), user.businessId, saleId, user.id);
  return NextResponse.json(await getOrder(getDb(), user.businessId, saleId));
});
