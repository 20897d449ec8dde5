import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { RUN_PERMISSION } from "@/lib/sync/runs/run-permission";
import { getRunProgress } from "@/lib/sync/runs/run-progress";
import { cancelRun } from "@/lib/sync/drive/start-run";
import { requirePermission, withWooUser } from "../../../with-woo-user";

/** POST /api/woocommerce/runs/<id>/cancel — a run under way stops after its current batch. */
export const POST = withWooUser<{ runId: string }>("woocommerce.view", async ({ user, params }) => {
  const run = await getRunProgress(getDb(), user.businessId, parseId(params.runId));
  requirePermission(user, RUN_PERMISSION[run.kind]);
  await cancelRun(getDb(), user.businessId, run.id);
  return NextResponse.json({});
});
