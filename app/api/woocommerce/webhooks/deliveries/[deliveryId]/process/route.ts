import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { reprocessDelivery } from "@/lib/sync/webhooks/process-delivery";
import { withWooUser } from "../../../../with-woo-user";

/** POST /api/woocommerce/webhooks/deliveries/<id>/process — once more; harmless however often. */
export const POST = withWooUser<{ deliveryId: string }>("woocommerce.sync_orders", async ({ user, params }) => {
  await reprocessDelivery(getDb(), user.businessId, parseId(params.deliveryId));
  return NextResponse.json({ ok: true }, { status: 202 });
});
