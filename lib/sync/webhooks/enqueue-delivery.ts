import type { Db, Tx } from "@/lib/db";
import type { Delivery } from "@/lib/generated/prisma/client";
import { enqueue } from "@/lib/queue/enqueue";
import { deliveryJob } from "./jobs";

/** Enqueues the job of a delivery in the queue of its store's orders, ahead of the polls. */
export async function enqueueDelivery(tx: Tx | Db, { id, storeId }: Pick<Delivery, "id" | "storeId">): Promise<void> {
  await enqueue(tx, deliveryJob, { deliveryId: id, storeId });
}
