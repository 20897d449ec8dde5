import { recordActivity } from "@/lib/activity/record-activity";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { WebhookTopic } from "@/lib/generated/prisma/enums";
import { enqueue } from "@/lib/queue/enqueue";
import { webhooksCheckJob } from "./jobs";
import { updateWebhookSecret } from "@/lib/woo/resources/webhooks";
import { isWooError } from "@/lib/woo/woo-error";
import { type EngineDeps, loadStoreContext } from "@/lib/sync/core/run-context";
import { ensureEndpoints, readSecret, rotateSecret } from "./endpoint-secrets";
import { REMOTE_STATUS } from "./remote-status";

/** `manual`: a person must type the secret into the store; `later`: the next check creates the webhook again. */
export type Rotation = { store: "sent" | "manual" | "later"; problem: string | null };

/**
 * Gives an endpoint a new secret, and sends it to the store if the POS created the webhook. Until the store
 * answers, the endpoint is recorded as `secret_differs`, so that the next check repairs a crash or a refusal.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 * @throws AppError `conflict` (`storeNotConnected`) when the store was disconnected
 * @throws AppError `conflict` (`storeKeysUnreadable`) when the store's keys cannot be decrypted
 */
export async function rotateEndpoint(
  deps: EngineDeps,
  businessId: number,
  storeId: number,
  topic: WebhookTopic,
  userId: number | null = null,
): Promise<Rotation> {
  const { db } = deps;
  const { name } = await requireUndisconnected(db, businessId, storeId);
  await ensureEndpoints(db, storeId);
  const where = { storeId_topic: { storeId, topic } };
  const endpoint = await db.$transaction(async (tx) => {
    const rotated = await rotateSecret(tx, storeId, topic);
    await recordActivity(tx, {
      businessId,
      userId,
      action: "store.webhook_rotated",
      entityId: storeId,
      details: { name, topic },
    });
    return rotated.remoteId === null
      ? rotated
      : tx.webhookEndpoint.update({ where, data: { remoteStatus: REMOTE_STATUS.secretDiffers } });
  });
  const context = await loadStoreContext(deps, storeId);
  if (endpoint.remoteId === null || context === null) return { store: "manual", problem: null };
  try {
    await updateWebhookSecret(context.client, endpoint.remoteId, readSecret(endpoint));
    const sent = await db.webhookEndpoint.updateMany({
      where: { storeId, topic, secretEnc: endpoint.secretEnc },
      data: { remoteStatus: REMOTE_STATUS.active },
    });
    if (sent.count > 0) return { store: "sent", problem: null };
    // After a concurrent rotation it is unknown which secret reached the store last.
    await db.webhookEndpoint.update({ where, data: { remoteStatus: REMOTE_STATUS.secretDiffers } });
    await enqueue(db, webhooksCheckJob, { storeId });
    return { store: "later", problem: null };
  } catch (error) {
    if (!isWooError(error)) throw error;
    await enqueue(db, webhooksCheckJob, { storeId });
    return { store: "later", problem: error.code };
  }
}

/**
 * The current secret of an endpoint, for a person to type into the store.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 * @throws AppError `conflict` (`storeNotConnected`) when the store was disconnected
 * @throws AppError `conflict` (`webhookSecretUnreadable`) when the secret cannot be decrypted
 */
export async function getEndpointSecret(
  { db }: EngineDeps,
  businessId: number,
  storeId: number,
  topic: WebhookTopic,
): Promise<string> {
  await requireUndisconnected(db, businessId, storeId);
  await ensureEndpoints(db, storeId);
  return readSecret(await db.webhookEndpoint.findUniqueOrThrow({ where: { storeId_topic: { storeId, topic } } }));
}

/** A disconnected store gets no new secret, since its deliveries are refused. */
async function requireUndisconnected(db: Db, businessId: number, storeId: number): Promise<{ name: string }> {
  const store = await db.store.findFirst({
    where: { id: storeId, businessId },
    select: { name: true, disconnectedAt: true },
  });
  if (!store) throw new AppError("not_found", "notFound");
  if (store.disconnectedAt !== null) throw new AppError("conflict", "storeNotConnected");
  return store;
}
