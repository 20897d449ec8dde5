import { NextResponse } from "next/server";
import { refuseUnless } from "@/lib/auth/access";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { readListQuery } from "@/lib/list/filter";
import { canRun } from "@/lib/permissions/runs";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { listRuns } from "@/lib/sync/runs/list-runs";
import { runFilterSchema } from "@/lib/sync/runs/run-filter";
import { requireStore } from "@/lib/sync/core/require-store";
import { runRequestSchema } from "@/lib/sync/runs/run-request-schema";
import { startRun } from "@/lib/sync/drive/start-run";

/** GET /api/woocommerce/stores/<id>/runs — a page of the history, latest first. */
export const GET = withUser<{ storeId: string }>(VIEW_STORES, async ({ request, user, params }) => {
  const store = await requireStore(getDb(), user.businessId, parseId(params.storeId));
  return NextResponse.json(await listRuns(getDb(), user.businessId, store.id, readListQuery(runFilterSchema, request)));
});

/** POST /api/woocommerce/stores/<id>/runs — starts a run; 409 `runActive` names the active one. */
export const POST = withUser<{ storeId: string }>(VIEW_STORES, async ({ request, user, params }) => {
  const wanted = await parseBody(request, runRequestSchema);
  refuseUnless(canRun(user, wanted));
  const run = await startRun(getDb(), {
    ...wanted,
    businessId: user.businessId,
    storeId: parseId(params.storeId),
    trigger: "user",
    userId: user.id,
  });
  return NextResponse.json({ id: run.id }, { status: 201 });
});
