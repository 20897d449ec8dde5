import { z } from "zod";
import type { Db, Tx } from "@/lib/db";
import { idSchema } from "@/lib/id-schema";
import { defineJob, handleJob, PRIORITY } from "@/lib/queue/define-job";
import { enqueue } from "@/lib/queue/enqueue";
import type { JobTime } from "@/lib/queue/job-time";
import { numberedName } from "@/lib/queue/numbered-name";
import { giveUpImport } from "./give-up-import";
import { runImportStep } from "./import-step";

/** A queue for each import: its jobs never overlap. */
export const IMPORT_QUEUE = numberedName("product-import");

/** Checks a product file, or writes it. */
const importJob = defineJob<{ importId: number }>({
  name: "catalog.import-step",
  schema: z.object({ importId: idSchema }),
  priority: PRIORITY.catalogue,
  queueOf: ({ importId }) => IMPORT_QUEUE.of(importId),
});

export function enqueueImport(tx: Tx | Db, importId: number): Promise<void> {
  return enqueue(tx, importJob, { importId });
}

export const handledImportJob = handleJob(importJob, {
  handle: async ({ db, time }: { db: Db; time?: JobTime }, { importId }) => {
    if (await runImportStep(db, importId, time)) await enqueueImport(db, importId);
  },
  giveUp: ({ db }, { importId }) => giveUpImport(db, importId),
});
