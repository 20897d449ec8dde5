import { NextResponse } from "next/server";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { checkForPerson } from "@/lib/sync/webhooks/list-webhooks";

/**
 * POST /api/woocommerce/stores/<id>/webhooks/check — fetches the webhooks' state from the store; 200 also when the
 * store refuses.
 */
export const POST = withUser<{ storeId: string }>(SET_UP_STORES, async ({ user, params }) =>
  NextResponse.json(await checkForPerson(engineDeps(), user.businessId, parseId(params.storeId))),
);
