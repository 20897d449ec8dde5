import type { Tx } from "@/lib/db";
import type { WebhookTopic } from "@/lib/generated/prisma/enums";

/**
 * Locks the content of a delivery until the transaction ends, so that of two identical deliveries the second finds the
 * first. An advisory lock, since the row does not exist yet.
 *
 * @param contentHash SHA-256 of the body, base64url
 */
export async function lockContent(tx: Tx, storeId: number, topic: WebhookTopic, contentHash: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${storeId}:${topic}:${contentHash}`}, 0))`;
}
