import { NextResponse } from "next/server";
import { parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { VIEW_PRODUCT_STATES } from "@/lib/permissions/woocommerce";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { listProductStates } from "@/lib/sync/product-states/list-product-states";
import { productStatesSchema } from "@/lib/sync/product-states/product-states-schema";

/** GET /api/products/sync-states?ids=1,2 — what each connected store has of the products. */
export const GET = withUser(VIEW_PRODUCT_STATES, async ({ request, user }) => {
  const { ids } = parseQuery(request, productStatesSchema);
  return NextResponse.json(await listProductStates(engineDeps(), user.businessId, ids));
});
