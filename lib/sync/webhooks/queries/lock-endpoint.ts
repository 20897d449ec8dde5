import type { Tx } from "@/lib/db";
import type { WebhookTopic } from "@/lib/generated/prisma/enums";
import { slugOf } from "../topics";

/** Locks an endpoint until the transaction ends, so that of two rotations the second replaces the first one's secret. */
export async function lockEndpoint(tx: Tx, storeId: number, topic: WebhookTopic): Promise<void> {
  await tx.$executeRaw`
    select from webhook_endpoints
     where store_id = ${storeId} and topic = ${slugOf(topic)}::webhook_topic for no key update`;
}
