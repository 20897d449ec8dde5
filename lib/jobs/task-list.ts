import { setMaxListeners } from "node:events";
import type { JobHelpers, TaskList } from "graphile-worker";
import { z } from "zod";
import { giveUpBulkEdit, runBulkEdit } from "@/lib/catalog/run-bulk-edit";
import { giveUpImport, runImportStep } from "@/lib/catalog/import/import-step";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { failRun } from "@/lib/sync/core/finish-run";
import { pollStore, reconcileStore } from "@/lib/sync/orders/poll-store";
import { runStep } from "@/lib/sync/drive/run-step";
import { scheduleDueRuns } from "@/lib/sync/drive/schedule-runs";
import { handleStockChanged, pushChangedStock } from "@/lib/sync/stock/push-changed-stock";
import { checkWebhooks } from "@/lib/sync/webhooks/look-after-webhooks";
import { giveUpDelivery, processDelivery } from "@/lib/sync/webhooks/process-delivery";
import { bindSignal } from "@/lib/woo/bind-signal";
import { enqueueJob, type JobName, type JobPayloads } from "./enqueue";
import { beat } from "./heartbeat";

type Job<N extends JobName> = {
  schema: z.ZodType<JobPayloads[N]>;
  handle: (deps: EngineDeps, payload: JobPayloads[N]) => Promise<void>;
  /** Called when the last attempt failed: nothing may be left waiting for a job that will not come. */
  giveUp?: (deps: EngineDeps, payload: JobPayloads[N], error: unknown) => Promise<void>;
};

const id = z.number().int().positive();

const JOBS: { [N in JobName]: Job<N> } = {
  "sync.run-step": {
    schema: z.object({ runId: id }),
    handle: (deps, { runId }) => runStep(deps, runId),
    giveUp: (deps, { runId }) => failRun(deps.db, runId, "internal"),
  },
  "sync.schedule": {
    schema: z.record(z.string(), z.never()),
    handle: async (deps) => {
      await scheduleDueRuns(deps.db, deps.publicUrl);
      await beat(deps.db, "worker");
    },
  },
  "orders.delivery": {
    schema: z.object({ deliveryId: id }),
    handle: (deps, { deliveryId }) => processDelivery(deps, deliveryId),
    giveUp: (deps, { deliveryId }, error) => giveUpDelivery(deps.db, deliveryId, error),
  },
  "orders.poll": { schema: z.object({ storeId: id }), handle: (deps, { storeId }) => pollStore(deps, storeId) },
  "orders.reconcile": {
    schema: z.object({ storeId: id, afterId: z.number().int().nonnegative().optional() }),
    handle: (deps, { storeId, afterId }) => reconcileStore(deps, storeId, afterId),
  },
  "stock.changed": {
    schema: z.object({ businessId: id }),
    handle: (deps, { businessId }) => handleStockChanged(deps, businessId),
  },
  "stock.push": {
    schema: z.object({
      storeId: id,
      from: z
        .object({
          afterId: z.number().int(),
          since: z.number().nullable(),
          startedAt: z.number(),
          resets: z.number().int(),
        })
        .optional(),
    }),
    handle: (deps, { storeId, from }) => pushChangedStock(deps, storeId, from),
  },
  "webhooks.check": { schema: z.object({ storeId: id }), handle: (deps, { storeId }) => checkWebhooks(deps, storeId) },
  "catalog.import-step": {
    schema: z.object({ importId: id }),
    handle: (deps, { importId }) => runImportStep(deps.db, importId),
    giveUp: (deps, { importId }) => giveUpImport(deps.db, importId),
  },
  "catalog.bulk-edit": {
    schema: z.object({ bulkEditId: id }),
    handle: (deps, { bulkEditId }) =>
      runBulkEdit(deps.db, bulkEditId, (tx) =>
        enqueueJob(tx, "catalog.bulk-edit", { bulkEditId }, { queueName: `bulk-edit-${bulkEditId}` }),
      ),
    giveUp: (deps, { bulkEditId }) => giveUpBulkEdit(deps.db, bulkEditId),
  },
};

/** The engine's tools for one job, which end with it: at the deadline, or when the process has to. */
function depsOf(deps: EngineDeps, signal: AbortSignal, deadline: number): EngineDeps {
  return {
    ...deps,
    openClient: (store) => bindSignal(deps.openClient(store), signal),
    retry: { ...deps.retry, signal },
    time: { isUp: () => signal.aborted || Date.now() >= deadline, signal },
  };
}

/** A signal of the job's own: the worker's lives as long as the process, and would keep what listens to it. */
function endWith(workerSignal: AbortSignal | undefined): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  const end = () => controller.abort();
  if (workerSignal?.aborted) end();
  else workerSignal?.addEventListener("abort", end);
  return { signal: controller.signal, release: () => workerSignal?.removeEventListener("abort", end) };
}

function toTask<N extends JobName>(deps: EngineDeps, name: N, deadline: number): TaskList[string] {
  const job: Job<N> = JOBS[name];
  return async (payload: unknown, helpers: JobHelpers) => {
    // graphile-worker adds what a schedule fired for; it is not part of the payload.
    const { _cron, ...values } = z.record(z.string(), z.unknown()).parse(payload ?? {});
    const parsed = job.schema.parse(values);
    const ending = endWith(helpers.abortSignal);
    try {
      await job.handle(depsOf(deps, ending.signal, deadline), parsed);
    } catch (error) {
      if (helpers.job.attempts >= helpers.job.max_attempts) await job.giveUp?.(deps, parsed, error);
      throw error;
    } finally {
      ending.release();
    }
  };
}

/**
 * The one task list, for the server, `npm run worker` and the cron route alike.
 *
 * @param deadline when, in milliseconds since 1970, jobs of several pages stop at the end of one
 */
export function createTaskList(deps: EngineDeps, deadline = Number.POSITIVE_INFINITY): TaskList {
  const names = Object.keys(JOBS) as JobName[];
  return Object.fromEntries(names.map((name) => [name, toTask(deps, name, deadline)]));
}

/** The tasks that somebody waits for: a worker takes only jobs whose task it knows. */
export function pickUrgent(tasks: TaskList): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).filter(([name]) => name.startsWith("orders.") || name.startsWith("stock.")),
  );
}
