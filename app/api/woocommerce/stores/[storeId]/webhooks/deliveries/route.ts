import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId, parseQuery } from "@/lib/http/route";
import { requireStore } from "@/lib/sync/stores/list-stores";
import { deliveryQuerySchema, listDeliveries } from "@/lib/sync/webhooks/list-deliveries";
import { withWooUser } from "../../../../with-woo-user";

/** GET /api/woocommerce/stores/<id>/webhooks/deliveries — the latest first, a page at a time, without bodies. */
export const GET = withWooUser<{ storeId: string }>("woocommerce.sync_orders", async ({ request, user, params }) => {
  const store = await requireStore(getDb(), user.businessId, parseId(params.storeId));
  return NextResponse.json(
    await listDeliveries(getDb(), user.businessId, store.id, parseQuery(request, deliveryQuerySchema)),
  );
});
