import { recordActivity } from "@/lib/activity/record-activity";
import type { WebhookTopic } from "@/lib/generated/prisma/enums";
import { enqueue } from "@/lib/queue/enqueue";
import { webhooksCheckJob } from "./jobs";
import { updateWebhookSecret } from "@/lib/woo/resources/webhooks";
import { isWooError } from "@/lib/woo/woo-error";
import { requireStore } from "@/lib/sync/stores/list-stores";
import { type EngineDeps, loadStoreContext } from "@/lib/sync/core/run-context";
import { ensureEndpoints, readSecret, rotateSecret } from "./endpoint-secrets";
import { REMOTE_STATUS } from "./remote-status";

/** `by_hand`: a person has to type it in; `later`: the store did not take it, the next check makes the webhook again. */
export type Rotation = { store: "sent" | "by_hand" | "later"; problem: string | null };

/**
 * Gives an endpoint a new secret and tells the store, when we made the webhook there. Until the store
 * has answered, the endpoint is noted as differing, so that a crash or a refusal in between is healed
 * by the next check. Deliveries with the old secret are accepted for a day. Throws not_found.
 */
export async function rotateEndpoint(
  deps: EngineDeps,
  businessId: number,
  storeId: number,
  topic: WebhookTopic,
  userId: number | null = null,
): Promise<Rotation> {
  const { db } = deps;
  const { name } = await requireStore(db, businessId, storeId);
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
  if (endpoint.remoteId === null || context === null) return { store: "by_hand", problem: null };
  try {
    await updateWebhookSecret(context.client, endpoint.remoteId, readSecret(endpoint));
    const sent = await db.webhookEndpoint.updateMany({
      where: { storeId, topic, secretEnc: endpoint.secretEnc },
      data: { remoteStatus: REMOTE_STATUS.active },
    });
    if (sent.count > 0) return { store: "sent", problem: null };
    // Somebody rotated again meanwhile, and which secret reached the store last nobody knows.
    await db.webhookEndpoint.update({ where, data: { remoteStatus: REMOTE_STATUS.secretDiffers } });
    await enqueue(db, webhooksCheckJob, { storeId });
    return { store: "later", problem: null };
  } catch (error) {
    if (!isWooError(error)) throw error;
    await enqueue(db, webhooksCheckJob, { storeId });
    return { store: "later", problem: error.code };
  }
}

/** The current secret of an address, for typing it into the store. Throws not_found, and as readSecret. */
export async function getEndpointSecret(
  { db }: EngineDeps,
  businessId: number,
  storeId: number,
  topic: WebhookTopic,
): Promise<string> {
  await requireStore(db, businessId, storeId);
  await ensureEndpoints(db, storeId);
  return readSecret(await db.webhookEndpoint.findUniqueOrThrow({ where: { storeId_topic: { storeId, topic } } }));
}
