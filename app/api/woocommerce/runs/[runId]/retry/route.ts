import { NextResponse } from "next/server";
import { refuseUnless } from "@/lib/auth/access";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { canRun } from "@/lib/permissions/runs";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { getRunProgress } from "@/lib/sync/runs/run-progress";
import { startRetry } from "@/lib/sync/drive/start-run";

/** POST /api/woocommerce/runs/<id>/retry — starts a run over the failed entries of this one. */
export const POST = withUser<{ runId: string }>(VIEW_STORES, async ({ user, params }) => {
  const failed = await getRunProgress(getDb(), user.businessId, parseId(params.runId));
  refuseUnless(canRun(user, failed));
  const run = await startRetry(getDb(), { businessId: user.businessId, runId: failed.id, userId: user.id });
  return NextResponse.json({ id: run.id }, { status: 201 });
});
