import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { readListQuery } from "@/lib/list/filter";
import { SYNC_ORDERS } from "@/lib/permissions/woocommerce";
import { requireStore } from "@/lib/sync/core/require-store";
import { deliveryFilterSchema } from "@/lib/sync/webhooks/delivery-filter";
import { listDeliveries } from "@/lib/sync/webhooks/list-deliveries";

/** GET /api/woocommerce/stores/<id>/webhooks/deliveries — a page of deliveries, latest first, without bodies. */
export const GET = withUser<{ storeId: string }>(SYNC_ORDERS, async ({ request, user, params }) => {
  const store = await requireStore(getDb(), user.businessId, parseId(params.storeId));
  return NextResponse.json(
    await listDeliveries(getDb(), user.businessId, store.id, readListQuery(deliveryFilterSchema, request)),
  );
});
