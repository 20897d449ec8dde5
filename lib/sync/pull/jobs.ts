import { z } from "zod";
import type { Db, Tx } from "@/lib/db";
import { idSchema } from "@/lib/id-schema";
import { defineJob, PRIORITY } from "@/lib/queue/define-job";
import { enqueue } from "@/lib/queue/enqueue";
import { numberedName } from "@/lib/queue/numbered-name";
import { STORE_QUEUE } from "@/lib/sync/core/queues";

export const PULL_KEY = numberedName("pull");

/** Processes one slice of a pull, then enqueues the next. Runs of the same store never overlap with it. */
export const pullStepJob = defineJob<{ pullId: number }, { pullId: number; storeId: number }>({
  name: "sync.pull-step",
  schema: z.object({ pullId: idSchema }),
  priority: PRIORITY.catalogue,
  queueOf: ({ storeId }) => STORE_QUEUE.of(storeId),
  keyOf: ({ pullId }) => PULL_KEY.of(pullId),
});

/** Enqueues the next slice of a pull. */
export async function enqueuePullStep(tx: Tx | Db, pull: { id: number; storeId: number }, runAt?: Date): Promise<void> {
  await enqueue(tx, pullStepJob, { pullId: pull.id, storeId: pull.storeId }, runAt ? { runAt } : {});
}
