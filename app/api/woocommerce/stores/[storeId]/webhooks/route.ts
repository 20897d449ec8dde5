import { NextResponse } from "next/server";
import { parseId } from "@/lib/http/route";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { getWebhooks, setUpForPerson } from "@/lib/sync/webhooks/list-webhooks";
import { withWooUser } from "../../../with-woo-user";

/** GET /api/woocommerce/stores/<id>/webhooks — the four addresses and how they are, without secrets. */
export const GET = withWooUser<{ storeId: string }>("woocommerce.view", async ({ user, params }) =>
  NextResponse.json(await getWebhooks(engineDeps(), user.businessId, parseId(params.storeId))),
);

/** POST /api/woocommerce/stores/<id>/webhooks — makes or repairs them in the store; 200 also when the store refuses. */
export const POST = withWooUser<{ storeId: string }>("woocommerce.settings", async ({ user, params }) =>
  NextResponse.json(await setUpForPerson(engineDeps(), user.businessId, parseId(params.storeId), user.id)),
);
