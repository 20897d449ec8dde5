import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { defineJob, PRIORITY } from "@/lib/queue/define-job";
import { numberedName } from "@/lib/queue/numbered-name";
import { ORDERS_QUEUE } from "@/lib/sync/core/queues";

const CHECK_KEY = numberedName("webhooks");
export const DELIVERY_KEY = numberedName("delivery");

/** Processes one delivery. */
export const deliveryJob = defineJob<{ deliveryId: number }, { deliveryId: number; storeId: number }>({
  name: "orders.delivery",
  schema: z.object({ deliveryId: idSchema }),
  priority: PRIORITY.orders,
  isUrgent: true,
  queueOf: ({ storeId }) => ORDERS_QUEUE.of(storeId),
  keyOf: ({ deliveryId }) => DELIVERY_KEY.of(deliveryId),
});

/** Checks and repairs a store's webhooks. */
export const webhooksCheckJob = defineJob<{ storeId: number }>({
  name: "webhooks.check",
  schema: z.object({ storeId: idSchema }),
  priority: PRIORITY.catalogue,
  keyOf: ({ storeId }) => CHECK_KEY.of(storeId),
});
