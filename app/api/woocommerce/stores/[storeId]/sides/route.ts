import { NextResponse } from "next/server";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { compareSides } from "@/lib/sync/stores/compare-sides";

/** GET /api/woocommerce/stores/<id>/sides — tests the store, and counts what it and the POS have. */
export const GET = withUser<{ storeId: string }>(SET_UP_STORES, async ({ user, params }) =>
  NextResponse.json(await compareSides(engineDeps(), user.businessId, parseId(params.storeId))),
);
