import type { Db } from "@/lib/db";
import { enqueueDelivery } from "./enqueue-delivery";
import { giveUpDelivery } from "./process-delivery";
import { listLostDeliveries } from "./queries/list-lost-deliveries";

/**
 * Enqueues deliveries again whose job is missing, and marks those as failed whose process ended in each of its
 * attempts. Without it a deletion stays queued, and each later deletion of its order is taken for a repetition.
 *
 * @returns the number of deliveries
 */
export async function reviveDeliveries(db: Db): Promise<number> {
  const lost = await listLostDeliveries(db);
  for (const delivery of lost) {
    if (delivery.hasDied) await giveUpDelivery(db, delivery.id, new Error("its process ended in the last attempt"));
    else await enqueueDelivery(db, delivery);
  }
  return lost.length;
}
