import { setMaxListeners } from "node:events";
import type { JobHelpers, TaskList } from "graphile-worker";
import { z } from "zod";
import { handledBulkEditJob } from "@/lib/catalog/bulk-edit-job";
import { handledImagesJob } from "@/lib/catalog/import/images-job";
import { handledImportJob } from "@/lib/catalog/import/job";
import type { HandledJob } from "@/lib/queue/define-job";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { DRIVE_JOBS } from "@/lib/sync/drive/job-handlers";
import { ORDER_JOBS } from "@/lib/sync/orders/job-handlers";
import { RETENTION_JOBS } from "@/lib/sync/retention/job-handlers";
import { STOCK_JOBS } from "@/lib/sync/stock/job-handlers";
import { PULL_JOBS } from "@/lib/sync/pull/job-handlers";
import { TAX_JOBS } from "@/lib/sync/taxes/job-handlers";
import { WEBHOOK_JOBS } from "@/lib/sync/webhooks/job-handlers";
import { handledForgottenPasswordJob } from "@/lib/users/forgotten-password";
import { bindSignal } from "@/lib/woo/bind-signal";

/** Every kind of job with what it does. */
export const JOBS: readonly HandledJob<EngineDeps>[] = [
  ...DRIVE_JOBS,
  ...ORDER_JOBS,
  ...STOCK_JOBS,
  ...WEBHOOK_JOBS,
  ...TAX_JOBS,
  ...PULL_JOBS,
  ...RETENTION_JOBS,
  handledImportJob,
  handledImagesJob,
  handledBulkEditJob,
  handledForgottenPasswordJob,
];

/** The engine's dependencies for one job, interrupted at the deadline or when the process has to end. */
function depsOf(deps: EngineDeps, signal: AbortSignal, deadline: number): EngineDeps {
  return {
    ...deps,
    openClient: (store) => bindSignal(deps.openClient(store), signal),
    retry: { ...deps.retry, signal },
    time: { isOver: () => signal.aborted || Date.now() >= deadline, signal },
  };
}

/** A signal for one job; the worker's own live as long as the process, and would retain every listener. */
function endWith(workerSignals: readonly (AbortSignal | undefined)[]): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  const end = () => controller.abort();
  for (const workerSignal of workerSignals) {
    if (workerSignal?.aborted) end();
    else workerSignal?.addEventListener("abort", end);
  }
  const release = () => {
    for (const workerSignal of workerSignals) workerSignal?.removeEventListener("abort", end);
  };
  return { signal: controller.signal, release };
}

function toTask(deps: EngineDeps, job: HandledJob<EngineDeps>, deadline: number, lost?: AbortSignal): TaskList[string] {
  return async (payload: unknown, helpers: JobHelpers) => {
    // graphile-worker adds `_cron` to a scheduled job; it is not part of the payload.
    const { _cron, ...values } = z.record(z.string(), z.unknown()).parse(payload ?? {});
    const ending = endWith([helpers.abortSignal, lost]);
    try {
      await job.handle(depsOf(deps, ending.signal, deadline), values);
    } catch (error) {
      if (helpers.job.attempts >= helpers.job.max_attempts) await job.giveUp(deps, values, error);
      throw error;
    } finally {
      ending.release();
    }
  };
}

/**
 * Returns the task list that the server, `npm run worker` and the cron route share.
 *
 * @param deadline in milliseconds since 1970; jobs of several pages then stop at the end of one
 * @param lost interrupts the jobs under way at once, because other processes may run them
 */
export function createTaskList(deps: EngineDeps, deadline = Number.POSITIVE_INFINITY, lost?: AbortSignal): TaskList {
  if (lost) setMaxListeners(0, lost);
  return Object.fromEntries(JOBS.map((job) => [job.name, toTask(deps, job, deadline, lost)]));
}

/** Returns the urgent tasks; a worker takes only jobs whose task it knows. */
export function pickUrgent(tasks: TaskList): TaskList {
  const urgent = new Set(JOBS.filter((job) => job.isUrgent).map((job) => job.name));
  return Object.fromEntries(Object.entries(tasks).filter(([name]) => urgent.has(name)));
}
