import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SYNC_ORDERS } from "@/lib/permissions/woocommerce";
import { retryOrderFailures } from "@/lib/sync/orders/import-manually";

/** POST /api/woocommerce/stores/<id>/order-failures/retry — retries all failed orders in a job that starts at once. */
export const POST = withUser<{ storeId: string }>(SYNC_ORDERS, async ({ user, params }) =>
  NextResponse.json({ count: await retryOrderFailures(getDb(), user.businessId, parseId(params.storeId)) }),
);
