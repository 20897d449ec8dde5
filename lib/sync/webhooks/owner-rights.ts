import type { Delivery } from "@/lib/generated/prisma/client";
import { enqueue } from "@/lib/queue/enqueue";
import type { Db } from "@/lib/db";
import { pollJob } from "../orders/jobs";
import { webhooksCheckJob } from "./jobs";
import { REMOTE_STATUS } from "./remote-status";

/** A second repair within a day would be useless: the key's user, who owns the new webhook, lacks the rights too. */
const REPAIR_EVERY_MS = 24 * 60 * 60_000;

/**
 * Marks an endpoint whose webhook belongs to a user without rights in the store, so that the next check creates it again
 * for the key's user. A poll imports the orders that such deliveries do not contain.
 */
export async function repairOwner(db: Db, { storeId, topic, receivedAt }: Delivery): Promise<void> {
  const { count } = await db.webhookEndpoint.updateMany({
    where: {
      storeId,
      topic,
      OR: [{ repairedAt: null }, { repairedAt: { lt: new Date(receivedAt.getTime() - REPAIR_EVERY_MS) } }],
    },
    data: { remoteStatus: REMOTE_STATUS.ownerWithoutRights },
  });
  if (count > 0) await enqueue(db, webhooksCheckJob, { storeId });
  await enqueue(db, pollJob, { storeId });
}
