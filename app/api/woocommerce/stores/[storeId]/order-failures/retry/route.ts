import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { retryOrderFailures } from "@/lib/sync/orders/import-asked";
import { withWooUser } from "../../../../with-woo-user";

/** POST /api/woocommerce/stores/<id>/order-failures/retry — all of them, by a job that starts at once. */
export const POST = withWooUser<{ storeId: string }>("woocommerce.sync_orders", async ({ user, params }) =>
  NextResponse.json({ count: await retryOrderFailures(getDb(), user.businessId, parseId(params.storeId)) }),
);
