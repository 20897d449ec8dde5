import { NextResponse } from "next/server";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SYNC_ORDERS } from "@/lib/permissions/woocommerce";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { importOrderByNumber } from "@/lib/sync/orders/import-manually";
import { importRequestSchema } from "@/lib/sync/orders/import-request-schema";

/** POST /api/woocommerce/stores/<id>/orders/import — imports one order by its number or id, however old it is. */
export const POST = withUser<{ storeId: string }>(SYNC_ORDERS, async ({ request, user, params }) => {
  const { number } = await parseBody(request, importRequestSchema);
  return NextResponse.json(await importOrderByNumber(engineDeps(), user.businessId, parseId(params.storeId), number));
});
