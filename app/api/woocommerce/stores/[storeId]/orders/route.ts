import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { readListQuery } from "@/lib/list/filter";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { requireStore } from "@/lib/sync/core/require-store";
import { countOrders, listOrders } from "@/lib/sync/orders/list-orders";
import { orderFilterSchema } from "@/lib/sync/orders/order-filter";

/** GET /api/woocommerce/stores/<id>/orders — a page of imported orders, latest first, and how many need attention. */
export const GET = withUser<{ storeId: string }>(VIEW_STORES, async ({ request, user, params }) => {
  const query = readListQuery(orderFilterSchema, request);
  const store = await requireStore(getDb(), user.businessId, parseId(params.storeId));
  const [page, counts] = await Promise.all([
    listOrders(getDb(), user.businessId, store.id, query),
    countOrders(getDb(), user.businessId, store.id),
  ]);
  return NextResponse.json({ ...page, counts });
});
