import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { getStoreOverview } from "@/lib/sync/stores/store-overview";
import { withWooUser } from "../../../with-woo-user";

/** GET /api/woocommerce/stores/<id>/overview */
export const GET = withWooUser<{ storeId: string }>("woocommerce.view", async ({ user, params }) =>
  NextResponse.json(await getStoreOverview(getDb(), user.businessId, parseId(params.storeId))),
);
