import { NextResponse } from "next/server";
import { AppError } from "@/lib/errors";
import { parseId } from "@/lib/http/route";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { getEndpointSecret } from "@/lib/sync/webhooks/rotate-endpoint";
import { findTopic } from "@/lib/sync/webhooks/topics";
import { withWooUser } from "../../../../../with-woo-user";

/**
 * POST /api/woocommerce/stores/<id>/webhooks/<topic>/secret — the secret, for typing it into the store.
 * POST, so that no cache, history or other site ever has it.
 */
export const POST = withWooUser<{ storeId: string; topic: string }>(
  "woocommerce.settings",
  async ({ user, params }) => {
    const topic = findTopic(params.topic);
    if (topic === null) throw new AppError("not_found", "notFound");
    const secret = await getEndpointSecret(engineDeps(), user.businessId, parseId(params.storeId), topic);
    return NextResponse.json({ secret }, { headers: { "cache-control": "no-store" } });
  },
);
