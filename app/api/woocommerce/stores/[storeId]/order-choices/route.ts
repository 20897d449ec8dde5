import { NextResponse } from "next/server";
import { parseId } from "@/lib/http/route";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { readStoreOrderChoices } from "@/lib/sync/orders/read-store-choices";
import { withWooUser } from "../../../with-woo-user";

/** GET /api/woocommerce/stores/<id>/order-choices — asks the store for its order statuses and payment methods. */
export const GET = withWooUser<{ storeId: string }>("woocommerce.settings", async ({ user, params }) =>
  NextResponse.json(await readStoreOrderChoices(engineDeps(), user.businessId, parseId(params.storeId))),
);
