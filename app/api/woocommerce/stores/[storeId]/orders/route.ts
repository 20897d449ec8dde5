import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId, parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { requireStore } from "@/lib/sync/stores/list-stores";
import { countOrders, listOrders, orderQuerySchema } from "@/lib/sync/orders/list-orders";

/** GET /api/woocommerce/stores/<id>/orders — a page of imported orders, the latest first, and how many need a look. */
export const GET = withUser<{ storeId: string }>(VIEW_STORES, async ({ request, user, params }) => {
  const query = parseQuery(request, orderQuerySchema);
  const store = await requireStore(getDb(), user.businessId, parseId(params.storeId));
  const [page, counts] = await Promise.all([
    listOrders(getDb(), user.businessId, store.id, query),
    countOrders(getDb(), user.businessId, store.id),
  ]);
  return NextResponse.json({ ...page, counts });
});
