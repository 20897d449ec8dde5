import { NextResponse } from "next/server";
import { getDb } from "@/lib/db";
import { parseBody, parseId, parseQuery } from "@/lib/http/route";
import { listRuns, runQuerySchema } from "@/lib/sync/runs/list-runs";
import { requireStore } from "@/lib/sync/stores/list-stores";
import { RUN_PERMISSION } from "@/lib/sync/runs/run-permission";
import { runRequestSchema } from "@/lib/sync/runs/run-request-schema";
import { startRun } from "@/lib/sync/drive/start-run";
import { requirePermission, withWooUser } from "../../../with-woo-user";

/** GET /api/woocommerce/stores/<id>/runs — the history, a page at a time, the latest first. */
export const GET = withWooUser<{ storeId: string }>("woocommerce.view", async ({ request, user, params }) => {
  const store = await requireStore(getDb(), user.businessId, parseId(params.storeId));
  return NextResponse.json(await listRuns(getDb(), user.businessId, store.id, parseQuery(request, runQuerySchema)));
});

/** POST /api/woocommerce/stores/<id>/runs — starts one; 409 `runActive` names the one under way. */
export const POST = withWooUser<{ storeId: string }>("woocommerce.view", async ({ request, user, params }) => {
  const wanted = await parseBody(request, runRequestSchema);
  requirePermission(user, RUN_PERMISSION[wanted.kind]);
  const run = await startRun(getDb(), {
    ...wanted,
    businessId: user.businessId,
    storeId: parseId(params.storeId),
    trigger: "user",
    userId: user.id,
  });
  return NextResponse.json({ id: run.id }, { status: 201 });
});
