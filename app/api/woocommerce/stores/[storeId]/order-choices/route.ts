import { NextResponse } from "next/server";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { readStoreOrderChoices } from "@/lib/sync/orders/read-store-choices";

/** GET /api/woocommerce/stores/<id>/order-choices — fetches order statuses and payment methods from the store. */
export const GET = withUser<{ storeId: string }>(SET_UP_STORES, async ({ user, params }) =>
  NextResponse.json(await readStoreOrderChoices(engineDeps(), user.businessId, parseId(params.storeId))),
);
