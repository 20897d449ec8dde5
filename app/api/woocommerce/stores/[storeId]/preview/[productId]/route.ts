import { NextResponse } from "next/server";
import { parseId, parseQuery } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SYNC_PRODUCTS } from "@/lib/permissions/woocommerce";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { previewDetails } from "@/lib/sync/preview/preview-details";
import { previewDetailsSchema } from "@/lib/sync/preview/preview-request-schema";

type Params = { storeId: string; productId: string };

/** GET /api/woocommerce/stores/<id>/preview/<productId> — the fields of a product, with the store's where it is read. */
export const GET = withUser<Params>(SYNC_PRODUCTS, async ({ request, user, params }) => {
  const of = {
    businessId: user.businessId,
    storeId: parseId(params.storeId),
    productId: parseId(params.productId),
  };
  return NextResponse.json(await previewDetails(engineDeps(), of, parseQuery(request, previewDetailsSchema)));
});
