import { NextResponse } from "next/server";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { disconnectRequestSchema } from "@/lib/sync/stores/disconnect-request-schema";
import { disconnectStore } from "@/lib/sync/stores/disconnect-store";

/** POST /api/woocommerce/stores/<id>/disconnect — deletes keys and webhook secrets; says whether webhooks stay there. */
export const POST = withUser<{ storeId: string }>(SET_UP_STORES, async ({ request, user, params }) => {
  const { removesWebhooks } = await parseBody(request, disconnectRequestSchema);
  const { businessId, id: userId } = user;
  const storeId = parseId(params.storeId);
  return NextResponse.json(await disconnectStore(engineDeps(), { businessId, storeId, userId, removesWebhooks }));
});
