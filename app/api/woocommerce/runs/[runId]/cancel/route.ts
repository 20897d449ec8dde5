import { NextResponse } from "next/server";
import { refuseUnless } from "@/lib/auth/access";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { canRun } from "@/lib/permissions/runs";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { getRunProgress } from "@/lib/sync/runs/run-progress";
import { cancelRun } from "@/lib/sync/drive/start-run";

/** POST /api/woocommerce/runs/<id>/cancel — an active run stops after its current batch. */
export const POST = withUser<{ runId: string }>(VIEW_STORES, async ({ user, params }) => {
  const run = await getRunProgress(getDb(), user.businessId, parseId(params.runId));
  refuseUnless(canRun(user, run));
  await cancelRun(getDb(), user.businessId, run.id);
  return NextResponse.json({});
});
