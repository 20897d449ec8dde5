import { recordActivity } from "@/lib/activity/record-activity";
import { hasModule } from "@/lib/auth/modules";
import type { Db } from "@/lib/db";
import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import { log } from "@/lib/log";
import { deleteWebhook, listWebhooks, type WooWebhook } from "@/lib/woo/resources/webhooks";
import { isWooError } from "@/lib/woo/woo-error";
import { recordStoreEvents } from "@/lib/sync/runs/store-event";
import { noteFault } from "@/lib/sync/core/note-fault";
import { type EngineDeps, loadJobContext, type StoreContext } from "@/lib/sync/core/run-context";
import { ensureEndpoints, renewUnreadableSecrets } from "./endpoint-secrets";
import { findAddressProblem } from "./public-address";
import { isOfEndpoint, makeRemoteWebhook } from "./remote-webhooks";
import { webhookUrl, wooTopicOf } from "./topics";
import { REMOTE_STATUS } from "./remote-status";

/** What was wrong with a webhook; null for one that was never set up. */
export type WebhookFinding = "disabled" | "paused" | "missing" | "moved" | "secret_differs" | "unknown" | null;
export type WebhookCheck = {
  topic: WebhookEndpoint["topic"];
  action: "kept" | "made" | "repaired" | "left";
  found: WebhookFinding;
}[];

/**
 * Makes the four webhooks in the store, or puts right what is wrong with them. A disabled one is
 * deleted and made again: setting it active does not reset the store's failure counter, and one more
 * failure disables it again (recorded: webhook.update.active). A secret that can't be read any more is a new one from then on. Webhooks of
 * others are not touched.
 *
 * @param checks gets each webhook as it is done: what was done before a fault is known, too
 * @param isAsked by a person, who may know better; by itself one that proved to be no use is left
 * @throws WooError when the store refuses or does not answer
 */
export async function setUpWebhooks(
  context: StoreContext,
  checks: WebhookCheck = [],
  isAsked = true,
): Promise<WebhookCheck> {
  const { db, client, store, deps } = context;
  await ensureEndpoints(db, store.id);
  await renewUnreadableSecrets(db, store.id);
  const endpoints = await db.webhookEndpoint.findMany({ where: { storeId: store.id }, orderBy: { topic: "asc" } });
  const remote = await listWebhooks(client);
  for (const endpoint of endpoints) {
    const where = { storeId_topic: { storeId: store.id, topic: endpoint.topic } };
    const url = webhookUrl(deps.publicUrl, endpoint.topic, store.id);
    const ours = remote.filter((one) => isOfEndpoint(one, endpoint, url));
    const good = ours.find((one) => isGood(one, endpoint, url));
    if (!good && !isAsked && isOfNoUse(context, endpoint, ours, url)) {
      await db.webhookEndpoint.update({
        where,
        data: { remoteStatus: REMOTE_STATUS.unreachable, checkedAt: new Date() },
      });
      checks.push({ topic: endpoint.topic, action: "left", found: "disabled" });
      continue;
    }
    // Until another is made: a check is due at once if that fails.
    if (!good && ours.length > 0 && endpoint.remoteStatus !== REMOTE_STATUS.secretDiffers)
      await db.webhookEndpoint.update({ where, data: { remoteStatus: REMOTE_STATUS.missing } });
    for (const one of ours) if (one !== good) await deleteWebhook(client, one.id);
    const made = good ?? (await makeRemoteWebhook(client, endpoint, url));
    const isNew = ours.length === 0 && endpoint.remoteId === null;
    const now = new Date();
    const repair = good || isNew ? {} : { repairedAt: now };
    await db.webhookEndpoint.update({
      where,
      data: { remoteId: made.id, remoteStatus: made.status, checkedAt: now, ...repair },
    });
    checks.push({
      topic: endpoint.topic,
      action: good ? "kept" : isNew ? "made" : "repaired",
      found: good || isNew ? null : whatWasWrong(ours, endpoint, url),
    });
  }
  return checks;
}

function isGood(remote: WooWebhook, endpoint: WebhookEndpoint, url: string): boolean {
  const isCurrent = remote.id === endpoint.remoteId && endpoint.remoteStatus !== REMOTE_STATUS.secretDiffers;
  return (
    isCurrent && remote.status === "active" && remote.deliveryUrl === url && remote.topic === wooTopicOf(endpoint.topic)
  );
}

/**
 * Whether making it again would come to the same: the store switched it off although it was made again
 * before, nothing has arrived since, and our address is one that stores refuse. It would go on hour by
 * hour, each time with a line in the history. A store on the same machine may accept such an address.
 */
function isOfNoUse({ deps }: StoreContext, endpoint: WebhookEndpoint, ours: WooWebhook[], url: string): boolean {
  if (findAddressProblem(deps.publicUrl) === null || endpoint.remoteStatus === REMOTE_STATUS.secretDiffers)
    return false;
  if (whatWasWrong(ours, endpoint, url) !== "disabled") return false;
  const { repairedAt, lastDeliveryAt } = endpoint;
  return repairedAt !== null && (lastDeliveryAt === null || repairedAt > lastDeliveryAt);
}

function whatWasWrong(ours: WooWebhook[], endpoint: WebhookEndpoint, url: string): WebhookFinding {
  const known = ours.find((one) => one.id === endpoint.remoteId);
  if (!known) return ours.length === 0 ? "missing" : "unknown";
  if (known.status === "disabled" || known.status === "paused") return known.status;
  if (known.deliveryUrl !== url) return "moved";
  return endpoint.remoteStatus === REMOTE_STATUS.secretDiffers ? "secret_differs" : "unknown";
}

/**
 * Looks after the webhooks of a store that we made: notes their health, and repairs what the store
 * disabled, paused or lost. A repair leaves a line in the history, a refused key the store's fault.
 */
export async function checkWebhooks(deps: EngineDeps, storeId: number): Promise<void> {
  const context = await loadJobContext(deps, storeId);
  if (!context || !hasModule(context.business, "woocommerce") || context.store.faultCode !== null) return;
  const isSetUp = await deps.db.webhookEndpoint.findFirst({ where: { storeId, remoteId: { not: null } } });
  if (!isSetUp) return;
  try {
    await noteFault(context, async () => void (await setUpAndNote(context, null)));
  } catch (error) {
    if (!isWooError(error) || error.retryable) throw error;
    log.warn({ storeId, code: error.code }, "the webhooks of a store could not be checked");
  }
}

/** Makes or repairs the webhooks and leaves lines in the history, also of what was done before the store failed. @throws WooError */
export async function setUpAndNote(context: StoreContext, userId: number | null): Promise<WebhookCheck> {
  const checks: WebhookCheck = [];
  try {
    return await setUpWebhooks(context, checks, userId !== null);
  } finally {
    await noteRepairs(context.db, context, checks, userId);
  }
}

/** Leaves a line in the history for each webhook that was made or repaired; none when all were in order. */
export async function noteRepairs(
  db: Db,
  { store, deps }: StoreContext,
  checks: WebhookCheck,
  userId: number | null,
): Promise<void> {
  const done = checks.filter(({ action }) => action === "made" || action === "repaired");
  if (done.length === 0) return;
  if (userId !== null) {
    const details = { name: store.name, count: done.length };
    await recordActivity(db, {
      businessId: store.businessId,
      userId,
      action: "store.webhooks_set_up",
      entityId: store.id,
      details,
    });
  }
  await recordStoreEvents(
    db,
    store,
    done.map(({ topic, action, found }) => ({
      kind: action === "made" ? "webhook_created" : "webhook_repaired",
      userId,
      details: { topic: wooTopicOf(topic), address: webhookUrl(deps.publicUrl, topic, store.id), found },
    })),
  );
}
