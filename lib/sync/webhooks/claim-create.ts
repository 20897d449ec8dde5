import type { Db } from "@/lib/db";
import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import { REMOTE_STATUS } from "./remote-status";

/**
 * How long a process may take to create a webhook: three lost answers of 30 s, each with two minutes of looks, are eight
 * minutes. A process that was killed left a request that has ended in the store by then.
 */
const CLAIM_MS = 10 * 60_000;

/**
 * Claims the creation of an endpoint's webhook, since the store accepts the same webhook as often as it is sent. The claim
 * ends when another status is recorded.
 *
 * @param endpoint as it was read before the store's webhooks were listed
 * @returns false when another process creates it, or has done so since
 */
export async function claimCreate(
  db: Db,
  { storeId, topic, remoteId, checkedAt }: WebhookEndpoint,
  now: Date,
): Promise<boolean> {
  const { count } = await db.webhookEndpoint.updateMany({
    where: {
      storeId,
      topic,
      remoteId,
      checkedAt,
      OR: [
        { remoteStatus: null },
        { remoteStatus: { not: REMOTE_STATUS.creating } },
        { checkedAt: { lt: new Date(now.getTime() - CLAIM_MS) } },
      ],
    },
    data: { remoteStatus: REMOTE_STATUS.creating, checkedAt: now },
  });
  return count > 0;
}
