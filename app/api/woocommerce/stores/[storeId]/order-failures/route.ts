import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { noFilterSchema, readListQuery } from "@/lib/list/filter";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { requireStore } from "@/lib/sync/core/require-store";
import { listOrderFailures } from "@/lib/sync/orders/list-orders";

/** GET /api/woocommerce/stores/<id>/order-failures — orders that could not be imported. */
export const GET = withUser<{ storeId: string }>(VIEW_STORES, async ({ request, user, params }) => {
  const { cursor } = readListQuery(noFilterSchema, request);
  const store = await requireStore(getDb(), user.businessId, parseId(params.storeId));
  return NextResponse.json(await listOrderFailures(getDb(), user.businessId, store.id, cursor));
});
