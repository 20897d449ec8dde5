import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { getOrder } from "@/lib/sync/orders/get-order";
import { serveWaitingSale } from "@/lib/sync/orders/serve-waiting";
import { withWooUser } from "../../../with-woo-user";

/** POST /api/woocommerce/orders/<sale id>/serve — makes a waiting one final if it can be served now. */
export const POST = withWooUser<{ saleId: string }>("woocommerce.sync_orders", async ({ user, params }) => {
  const saleId = parseId(params.saleId);
  await serveWaitingSale(getDb(), user.businessId, saleId, user.id);
  return NextResponse.json(await getOrder(getDb(), user.businessId, saleId));
});
