import type { EnqueueImport } from "@/lib/catalog/import/start-import";
import { enqueueJob } from "@/lib/jobs/enqueue";

/** Three attempts: what fails thrice fails for good, and nothing of it was written. */
export const enqueueImport: EnqueueImport = (tx, importId) =>
  enqueueJob(tx, "catalog.import-step", { importId }, { queueName: `product-import-${importId}`, maxAttempts: 3 });
