import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SYNC_ORDERS } from "@/lib/permissions/woocommerce";
import { getDeliveryBody } from "@/lib/sync/webhooks/list-deliveries";

/** GET /api/woocommerce/webhooks/deliveries/<id> — the body of a delivery. Customer data, so no cache may store it. */
export const GET = withUser<{ deliveryId: string }>(SYNC_ORDERS, async ({ user, params }) =>
  NextResponse.json(await getDeliveryBody(getDb(), user.businessId, parseId(params.deliveryId)), {
    headers: { "cache-control": "no-store" },
  }),
);
