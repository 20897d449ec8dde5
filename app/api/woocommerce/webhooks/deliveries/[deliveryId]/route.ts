import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { getDeliveryBody } from "@/lib/sync/webhooks/list-deliveries";
import { withWooUser } from "../../../with-woo-user";

/** GET /api/woocommerce/webhooks/deliveries/<id> — what it said; a customer's data, so never kept by a cache. */
export const GET = withWooUser<{ deliveryId: string }>("woocommerce.sync_orders", async ({ user, params }) =>
  NextResponse.json(await getDeliveryBody(getDb(), user.businessId, parseId(params.deliveryId)), {
    headers: { "cache-control": "no-store" },
  }),
);
