import { NextResponse } from "next/server";
import { AppError } from "@/lib/errors";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { rotateEndpoint } from "@/lib/sync/webhooks/rotate-endpoint";
import { findTopic } from "@/lib/sync/webhooks/topics";

/** POST /api/woocommerce/stores/<id>/webhooks/<topic>/rotate — a new secret; the old one stays valid for a day. */
export const POST = withUser<{ storeId: string; topic: string }>(SET_UP_STORES, async ({ user, params }) => {
  const topic = findTopic(params.topic);
  if (topic === null) throw new AppError("not_found", "notFound");
  return NextResponse.json(
    await rotateEndpoint(engineDeps(), user.businessId, parseId(params.storeId), topic, user.id),
  );
});
