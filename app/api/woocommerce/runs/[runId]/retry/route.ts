import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseId } from "@/lib/http/route";
import { RUN_PERMISSION } from "@/lib/sync/runs/run-permission";
import { getRunProgress } from "@/lib/sync/runs/run-progress";
import { startRetry } from "@/lib/sync/drive/start-run";
import { requirePermission, withWooUser } from "../../../with-woo-user";

/** POST /api/woocommerce/runs/<id>/retry — a new run over what failed in this one. */
export const POST = withWooUser<{ runId: string }>("woocommerce.view", async ({ user, params }) => {
  const failed = await getRunProgress(getDb(), user.businessId, parseId(params.runId));
  requirePermission(user, RUN_PERMISSION[failed.kind]);
  const run = await startRetry(getDb(), { businessId: user.businessId, runId: failed.id, userId: user.id });
  return NextResponse.json({ id: run.id }, { status: 201 });
});
