import { getDb, getPool } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { hasBearer } from "@/lib/http/bearer";
import { errorResponse } from "@/lib/http/route";
import { beat } from "@/lib/queue/heartbeat";
import { runJobsWithin } from "@/lib/jobs/run-jobs-within";
import { engineDeps } from "@/lib/sync/core/engine-deps";

/** Seconds that a host may let this function run; lib/env.ts bounds CRON_BUDGET_SECONDS below it. */
export const maxDuration = 60;

/**
 * GET and POST /api/cron/sync, called by an external scheduler every minute or so with `Authorization: Bearer
 * <CRON_SECRET>`. Schedules what is due, runs jobs within the time budget, and returns what was done.
 */
async function handle(request: Request): Promise<Response> {
  try {
    if (!hasBearer(request, env().CRON_SECRET)) throw new AppError("unauthenticated", "unauthenticated");
    // Recorded before the work: a call that the host cuts off has arrived all the same.
    await beat(getDb(), "cron");
    const budgetMs = env().CRON_BUDGET_SECONDS * 1000;
    const result = await runJobsWithin(engineDeps(), getPool(), budgetMs, env().WORKER_CONCURRENCY);
    await beat(getDb(), "cron", { ...result });
    return Response.json(result, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return errorResponse(error);
  }
}

export { handle as GET, handle as POST };
