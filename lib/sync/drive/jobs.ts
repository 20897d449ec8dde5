import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { defineJob, PRIORITY } from "@/lib/queue/define-job";
import { numberedName } from "@/lib/queue/numbered-name";
import { ORDERS_QUEUE, STORE_QUEUE } from "@/lib/sync/core/queues";

export const SCHEDULE_KEY = "sync.schedule";
const PROBE_KEY = numberedName("probe");
export const RUN_KEY = numberedName("run");

/** Processes one slice of a run, then enqueues the next. */
export const runStepJob = defineJob<{ runId: number }, { runId: number; storeId: number }>({
  name: "sync.run-step",
  schema: z.object({ runId: idSchema }),
  priority: PRIORITY.catalogue,
  queueOf: ({ storeId }) => STORE_QUEUE.of(storeId),
  keyOf: ({ runId }) => RUN_KEY.of(runId),
});

/**
 * Looks whether a store with a fault answers again. A worker that is killed once it has ended the fault leaves a job that
 * nothing replaces any more, so that it needs another attempt.
 */
export const probeJob = defineJob<{ storeId: number }>({
  name: "sync.probe",
  schema: z.object({ storeId: idSchema }),
  priority: PRIORITY.orders,
  isUrgent: true,
  maxAttempts: 3,
  queueOf: ({ storeId }) => ORDERS_QUEUE.of(storeId),
  keyOf: ({ storeId }) => PROBE_KEY.of(storeId),
});

/** Starts due runs, polls and checks. It is tried once, because the next minute brings another. */
export const scheduleJob = defineJob<Record<string, never>>({
  name: "sync.schedule",
  schema: z.record(z.string(), z.never()),
  priority: PRIORITY.catalogue,
  maxAttempts: 1,
  keyOf: () => SCHEDULE_KEY,
});
