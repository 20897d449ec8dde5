import { NextResponse } from "next/server";
import { AppError } from "@/lib/errors";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { getEndpointSecret } from "@/lib/sync/webhooks/rotate-endpoint";
import { findTopic } from "@/lib/sync/webhooks/topics";

/**
 * POST /api/woocommerce/stores/<id>/webhooks/<topic>/secret — the secret, to be typed into the store. POST, so that
 * no cache, browser history or other site gets it.
 */
export const POST = withUser<{ storeId: string; topic: string }>(SET_UP_STORES, async ({ user, params }) => {
  const topic = findTopic(params.topic);
  if (topic === null) throw new AppError("not_found", "notFound");
  const secret = await getEndpointSecret(engineDeps(), user.businessId, parseId(params.storeId), topic);
  return NextResponse.json({ secret }, { headers: { "cache-control": "no-store" } });
});
