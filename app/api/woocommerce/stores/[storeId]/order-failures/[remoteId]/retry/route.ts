import { NextResponse } from "next/server";
import { parseId } from "@/lib/http/route";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { retryOrderFailure } from "@/lib/sync/orders/import-asked";
import { withWooUser } from "../../../../../with-woo-user";

/** POST /api/woocommerce/stores/<id>/order-failures/<order id>/retry */
export const POST = withWooUser<{ storeId: string; remoteId: string }>(
  "woocommerce.sync_orders",
  async ({ user, params }) =>
    NextResponse.json(
      await retryOrderFailure(engineDeps(), user.businessId, parseId(params.storeId), parseId(params.remoteId)),
    ),
);
