import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";
import { acceptDatabase } from "@/lib/sync/stores/accept-database";

/** POST /api/woocommerce/stores/<id>/other-database — starts again by matching; 409 `runActive` while a run is active. */
export const POST = withUser<{ storeId: string }>(SET_UP_STORES, async ({ user, params }) => {
  const { businessId, id: userId } = user;
  await acceptDatabase(getDb(), { businessId, storeId: parseId(params.storeId), userId });
  return NextResponse.json({ ok: true });
});
