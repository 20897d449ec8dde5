import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { requireStore } from "@/lib/sync/core/require-store";
import { findLatestRun } from "@/lib/sync/runs/run-progress";

/**
 * GET /api/woocommerce/stores/<id>/progress — the active run, or the last one. Polled every second while a run is
 * active.
 */
export const GET = withUser<{ storeId: string }>(VIEW_STORES, async ({ user, params }) => {
  const store = await requireStore(getDb(), user.businessId, parseId(params.storeId));
  return NextResponse.json({ run: await findLatestRun(getDb(), user.businessId, store.id) });
});
