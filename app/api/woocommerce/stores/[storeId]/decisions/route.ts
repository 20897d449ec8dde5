import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId, parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { decisionQuerySchema } from "@/lib/sync/products/decision-schema";
import { listDecisions } from "@/lib/sync/products/decisions";
import { requireStore } from "@/lib/sync/stores/list-stores";

/** GET /api/woocommerce/stores/<id>/decisions — products that wait for somebody to choose. */
export const GET = withUser<{ storeId: string }>(VIEW_STORES, async ({ request, user, params }) => {
  const { cursor } = parseQuery(request, decisionQuerySchema);
  const store = await requireStore(getDb(), user.businessId, parseId(params.storeId));
  return NextResponse.json(await listDecisions(getDb(), user.businessId, store.id, cursor));
});
