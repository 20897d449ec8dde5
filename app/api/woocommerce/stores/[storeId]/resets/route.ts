import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { countLinks, resetLinks, resetRequestSchema } from "@/lib/sync/stores/reset-links";

/** GET /api/woocommerce/stores/<id>/resets — the number of links that a reset would delete. */
export const GET = withUser<{ storeId: string }>(SET_UP_STORES, async ({ user, params }) =>
  NextResponse.json(await countLinks(getDb(), user.businessId, parseId(params.storeId))),
);

/** POST /api/woocommerce/stores/<id>/resets — deletes links; 409 `runActive` while a run is active. */
export const POST = withUser<{ storeId: string }>(SET_UP_STORES, async ({ request, user, params }) => {
  const { kind } = await parseBody(request, resetRequestSchema);
  const { businessId, id: userId } = user;
  return NextResponse.json(await resetLinks(getDb(), { businessId, storeId: parseId(params.storeId), userId, kind }));
});
