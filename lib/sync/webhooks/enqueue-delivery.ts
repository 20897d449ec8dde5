import type { Db, Tx } from "@/lib/db";
import type { Delivery } from "@/lib/generated/prisma/client";
import { enqueueJob, ordersQueue, PRIORITY } from "@/lib/jobs/enqueue";

/** Puts the job of a delivery into the queue of its store's orders, before the polls. */
export async function enqueueDelivery(tx: Tx | Db, { id, storeId }: Pick<Delivery, "id" | "storeId">): Promise<void> {
  const options = { queueName: ordersQueue(storeId), priority: PRIORITY.orders };
  await enqueueJob(tx, "orders.delivery", { deliveryId: id }, options);
}
