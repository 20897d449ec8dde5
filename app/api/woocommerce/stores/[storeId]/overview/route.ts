import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { getStoreOverview } from "@/lib/sync/stores/store-overview";

/** GET /api/woocommerce/stores/<id>/overview */
export const GET = withUser<{ storeId: string }>(VIEW_STORES, async ({ user, params }) =>
  NextResponse.json(await getStoreOverview(getDb(), user.businessId, parseId(params.storeId))),
);
