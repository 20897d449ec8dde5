import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SYNC_ORDERS } from "@/lib/permissions/woocommerce";
import { reprocessDelivery } from "@/lib/sync/webhooks/process-delivery";

/** POST /api/woocommerce/webhooks/deliveries/<id>/process — processes a delivery again. Idempotent. */
export const POST = withUser<{ deliveryId: string }>(SYNC_ORDERS, async ({ user, params }) => {
  await reprocessDelivery(getDb(), user.businessId, parseId(params.deliveryId));
  return NextResponse.json({ ok: true }, { status: 202 });
});
