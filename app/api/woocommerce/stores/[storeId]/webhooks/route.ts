import { NextResponse } from "next/server";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES, VIEW_STORES } from "@/lib/permissions/woocommerce";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { getWebhooks, setUpForPerson } from "@/lib/sync/webhooks/list-webhooks";

/** GET /api/woocommerce/stores/<id>/webhooks — the four endpoints and their state, without secrets. */
export const GET = withUser<{ storeId: string }>(VIEW_STORES, async ({ user, params }) =>
  NextResponse.json(await getWebhooks(engineDeps(), user.businessId, parseId(params.storeId))),
);

/**
 * POST /api/woocommerce/stores/<id>/webhooks — creates or repairs the webhooks in the store; 200 also when the store
 * refuses.
 */
export const POST = withUser<{ storeId: string }>(SET_UP_STORES, async ({ user, params }) =>
  NextResponse.json(await setUpForPerson(engineDeps(), user.businessId, parseId(params.storeId), user.id)),
);
