import type { Db } from "@/lib/db";
import { giveUpDeadImports } from "@/lib/catalog/import/give-up-dead-imports";
import { AppError } from "@/lib/errors";
import { enqueue } from "@/lib/queue/enqueue";
import { canStoreFetchFrom } from "@/lib/sync/settings/media-address";
import { enqueuePoll, enqueueReconcile } from "@/lib/sync/orders/poll-store";
import { enqueuePullStep } from "@/lib/sync/pull/jobs";
import { listLostPulls } from "@/lib/sync/pull/queries/list-lost-pulls";
import { webhooksCheckJob } from "@/lib/sync/webhooks/jobs";
import { reviveDeliveries } from "@/lib/sync/webhooks/revive-deliveries";
import { listLostRuns } from "./queries/list-lost-runs";
import { listPollDue } from "./queries/list-poll-due";
import { listProbesDue } from "./queries/list-probes-due";
import { listRechecksDue } from "./queries/list-rechecks-due";
import { listReconcileDue } from "./queries/list-reconcile-due";
import { listRunDue, type RunDue } from "./queries/list-run-due";
import { listServableBusinesses } from "./queries/list-servable-businesses";
import { listStockDue } from "./queries/list-stock-due";
import { listWebhooksDue } from "./queries/list-webhooks-due";
import { probeJob } from "./jobs";
import { enqueueStep } from "./run-step";
import { startRun } from "./start-run";
import { enqueueStockRecheck } from "@/lib/sync/stock/recheck-stock";
import { enqueueStockChanged, enqueueStockPush } from "@/lib/sync/stock/push-changed-stock";

export type Scheduled = { runs: number; polls: number; pushes: number; checks: number; revived: number };

/**
 * Enqueues what is due for every store without a fault:
 * - with auto sync, a run over the changed products;
 * - where orders are imported, a poll, also without auto sync, because it finds what webhooks miss;
 * - where quantities are pushed, a push of those that no process was notified of;
 * - a check of the webhooks, a daily reconciliation, a nightly recheck of quantities, and another attempt to serve orders that wait for stock.
 *
 * A store with a fault is probed, so that a passing outage ends by itself.
 *
 * Idempotent and safe to call twice at once: keys, and one active run per store, prevent double work.
 */
export async function scheduleDueRuns(db: Db, publicUrl: string): Promise<Scheduled> {
  await giveUpDeadImports(db);
  const lost = await listLostRuns(db);
  for (const run of lost) await enqueueStep(db, run);
  for (const pull of await listLostPulls(db)) await enqueuePullStep(db, pull);
  await reviveDeliveries(db);
  for (const { id } of await listProbesDue(db)) await enqueue(db, probeJob, { storeId: id });
  for (const businessId of await listServableBusinesses(db)) await enqueueStockChanged(db, businessId);
  const polls = await listPollDue(db);
  for (const { id } of polls) await enqueuePoll(db, id);
  for (const { id } of await listReconcileDue(db)) await enqueueReconcile(db, id);
  for (const { id } of await listRechecksDue(db)) await enqueueStockRecheck(db, id);
  const pushes = await listStockDue(db);
  for (const { id } of pushes) await enqueueStockPush(db, id);
  const checks = await listWebhooksDue(db);
  for (const { id } of checks) await enqueue(db, webhooksCheckJob, { storeId: id });
  return {
    runs: await startDueRuns(db, publicUrl),
    polls: polls.length,
    pushes: pushes.length,
    checks: checks.length,
    revived: lost.length,
  };
}

async function startDueRuns(db: Db, publicUrl: string): Promise<number> {
  let started = 0;
  for (const store of await listRunDue(db)) {
    // Deferred images wait until the public address is one that the store can fetch from; each run would defer them again.
    const areImagesDue = store.areImagesDeferred && canStoreFetchFrom(publicUrl, store.url);
    if (store.hasChanges || areImagesDue) started += (await startDueRun(db, store)) ? 1 : 0;
    // A store with nothing to send gets no run, so that the history lists only what happened.
    else await db.store.update({ where: { id: store.id }, data: { lastInStepAt: new Date() } });
  }
  return started;
}

async function startDueRun(db: Db, { id, businessId }: RunDue): Promise<boolean> {
  try {
    await startRun(db, {
      businessId,
      storeId: id,
      kind: "products",
      mode: "changed",
      trigger: "schedule",
      userId: null,
    });
    return true;
  } catch (error) {
    // Another process or a person started a run in between, or the store is being taken over.
    if (error instanceof AppError && ["runActive", "pullActive"].includes(error.message)) return false;
    throw error;
  }
}
