import { NextResponse } from "next/server";
import { parseId, parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SYNC_PRODUCTS } from "@/lib/permissions/woocommerce";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { previewRequestSchema } from "@/lib/sync/preview/preview-request-schema";
import { previewSlice } from "@/lib/sync/preview/preview-slice";

/** GET /api/woocommerce/stores/<id>/preview — what a run would send of the products after an id. */
export const GET = withUser<{ storeId: string }>(SYNC_PRODUCTS, async ({ request, user, params }) => {
  const of = { businessId: user.businessId, storeId: parseId(params.storeId) };
  return NextResponse.json(await previewSlice(engineDeps(), of, parseQuery(request, previewRequestSchema)));
});
