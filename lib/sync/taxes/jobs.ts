import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { defineJob, PRIORITY } from "@/lib/queue/define-job";
import { ORDERS_QUEUE } from "@/lib/sync/core/queues";

type MapTaxes = { businessId: number; storeId: number; remoteRateIds: number[]; beforeSaleId: number };

/** Maps the taxes of the orders that a saved mapping has not reached. Without a key: a later mapping has other rates. */
export const mapTaxesJob = defineJob<MapTaxes>({
  name: "taxes.map",
  schema: z.object({
    businessId: idSchema,
    storeId: idSchema,
    remoteRateIds: z.array(z.number().int()),
    beforeSaleId: idSchema,
  }),
  priority: PRIORITY.catalogue,
  queueOf: ({ storeId }) => ORDERS_QUEUE.of(storeId),
});
