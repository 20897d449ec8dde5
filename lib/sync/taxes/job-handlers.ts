import { handleJob, type HandledJob } from "@/lib/queue/define-job";
import { enqueue } from "@/lib/queue/enqueue";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { mapTaxesJob } from "./jobs";
import { mapOrderTaxes } from "./queries/map-order-taxes";

/** Deliveries and polls of the store run between two jobs. */
const BATCHES_PER_JOB = 10;

export const TAX_JOBS: readonly HandledJob<EngineDeps>[] = [
  handleJob(mapTaxesJob, {
    // Each batch commits on its own. A job that dies is repeated from its own beginning, and writes only what is left.
    handle: async ({ db, time }: EngineDeps, { beforeSaleId, ...taxes }) => {
      let before: number | null = beforeSaleId;
      for (let batch = 0; batch < BATCHES_PER_JOB && before !== null && !time?.isOver(); batch += 1)
        before = await mapOrderTaxes(db, { ...taxes, beforeSaleId: before });
      if (before !== null) await enqueue(db, mapTaxesJob, { ...taxes, beforeSaleId: before });
    },
  }),
];
