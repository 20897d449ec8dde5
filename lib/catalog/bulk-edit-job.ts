import { z } from "zod";
import type { Db, Tx } from "@/lib/db";
import { idSchema } from "@/lib/id-schema";
import { defineJob, handleJob, PRIORITY } from "@/lib/queue/define-job";
import { enqueue } from "@/lib/queue/enqueue";
import { numberedName } from "@/lib/queue/numbered-name";
import { giveUpBulkEdit, runBulkEdit } from "./run-bulk-edit";

export const BULK_EDIT_QUEUE = numberedName("bulk-edit");

/** Changes the next batch of a bulk edit. */
const bulkEditJob = defineJob<{ bulkEditId: number }>({
  name: "catalog.bulk-edit",
  schema: z.object({ bulkEditId: idSchema }),
  priority: PRIORITY.catalogue,
  queueOf: ({ bulkEditId }) => BULK_EDIT_QUEUE.of(bulkEditId),
});

/** Enqueues the next batch of a bulk edit, in the transaction that makes it necessary. */
export function enqueueBulkEdit(tx: Tx, bulkEditId: number): Promise<void> {
  return enqueue(tx, bulkEditJob, { bulkEditId });
}

/** The job with its task, for the worker's list of tasks. */
export const handledBulkEditJob = handleJob(bulkEditJob, {
  handle: ({ db }: { db: Db }, { bulkEditId }) => runBulkEdit(db, bulkEditId, (tx) => enqueueBulkEdit(tx, bulkEditId)),
  giveUp: ({ db }, { bulkEditId }) => giveUpBulkEdit(db, bulkEditId),
});
