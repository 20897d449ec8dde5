import { NextResponse } from "next/server";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SYNC_ORDERS } from "@/lib/permissions/woocommerce";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { retryOrderFailure } from "@/lib/sync/orders/import-manually";

/** POST /api/woocommerce/stores/<id>/order-failures/<order id>/retry */
export const POST = withUser<{ storeId: string; remoteId: string }>(SYNC_ORDERS, async ({ user, params }) =>
  NextResponse.json(
    await retryOrderFailure(engineDeps(), user.businessId, parseId(params.storeId), parseId(params.remoteId)),
  ),
);
