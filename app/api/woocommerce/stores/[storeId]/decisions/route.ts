import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { noFilterSchema, readListQuery } from "@/lib/list/filter";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { listDecisions } from "@/lib/sync/products/decisions";
import { requireStore } from "@/lib/sync/core/require-store";

/** GET /api/woocommerce/stores/<id>/decisions — products that wait for a decision. */
export const GET = withUser<{ storeId: string }>(VIEW_STORES, async ({ request, user, params }) => {
  const { cursor } = readListQuery(noFilterSchema, request);
  const store = await requireStore(getDb(), user.businessId, parseId(params.storeId));
  return NextResponse.json(await listDecisions(getDb(), user.businessId, store.id, cursor));
});
