import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { noFilterSchema, readListQuery } from "@/lib/list/filter";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { listStoreEvents } from "@/lib/sync/runs/list-store-events";
import { requireStore } from "@/lib/sync/core/require-store";

/** GET /api/woocommerce/stores/<id>/events — resets and webhook repairs, a page at a time, the latest first. */
export const GET = withUser<{ storeId: string }>(VIEW_STORES, async ({ request, user, params }) => {
  const store = await requireStore(getDb(), user.businessId, parseId(params.storeId));
  const { cursor } = readListQuery(noFilterSchema, request);
  return NextResponse.json(await listStoreEvents(getDb(), user.businessId, store.id, cursor));
});
