import { recordActivity } from "@/lib/activity/record-activity";
import { hasModule } from "@/lib/auth/modules";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import { log } from "@/lib/log";
import { deleteWebhook, listWebhooks, type WooWebhook } from "@/lib/woo/resources/webhooks";
import { Interrupted } from "@/lib/woo/interrupted";
import { mayStillRun } from "@/lib/woo/stand-still";
import { isWooError } from "@/lib/woo/woo-error";
import { recordStoreEvents } from "@/lib/sync/runs/store-event";
import { recordFault } from "@/lib/sync/core/record-fault";
import { type EngineDeps, loadJobContext, type StoreContext } from "@/lib/sync/core/run-context";
import { claimCreate } from "./claim-create";
import { ensureEndpoints, renewUnreadableSecrets } from "./endpoint-secrets";
import { findAddressProblem } from "./public-address";
import { isOfEndpoint, createRemoteWebhook } from "./remote-webhooks";
import { webhookUrl, wooTopicOf } from "./topics";
import { REMOTE_STATUS } from "./remote-status";

/** What was wrong with a webhook; null when nothing was, or when it was never set up. */
export type WebhookFinding =
  "disabled" | "paused" | "missing" | "moved" | "secret_differs" | "owner_without_rights" | "unknown" | null;
export type WebhookCheck = {
  topic: WebhookEndpoint["topic"];
  action: "kept" | "made" | "repaired" | "left";
  found: WebhookFinding;
}[];

/**
 * Creates the four webhooks in the store, or repairs them; webhooks of others stay untouched. A disabled webhook
 * is deleted and created again, since activating it does not reset the store's failure counter, and one more
 * failure disables it again (recorded: webhook.update.active).
 *
 * @param checks gets each webhook when it is done, so that a fault does not lose the earlier results
 * @param isManual by a person; otherwise a webhook whose repair proved useless stays unchanged
 * @throws WooError when the store refuses or does not answer
 * @throws AppError `conflict` (`webhooksUnderWay`) when a person asks while another process creates one
 * @throws Interrupted when the store is disconnected meanwhile
 */
export async function setUpWebhooks(
  context: StoreContext,
  checks: WebhookCheck = [],
  isManual = true,
): Promise<WebhookCheck> {
  const { db, client, store, deps } = context;
  await ensureEndpoints(db, store.id);
  await renewUnreadableSecrets(db, store.id);
  const endpoints = await db.webhookEndpoint.findMany({ where: { storeId: store.id }, orderBy: { topic: "asc" } });
  const remote = await listWebhooks(client);
  for (const endpoint of endpoints) {
    const where = { storeId_topic: { storeId: store.id, topic: endpoint.topic } };
    const url = webhookUrl(deps.publicUrl, endpoint.topic, store.id);
    const own = remote.filter((webhook) => isOfEndpoint(webhook, endpoint, url));
    const good = own.find((webhook) => isGood(webhook, endpoint, url));
    if (!good && !isManual && isRepairUseless(context, endpoint, own, url)) {
      await db.webhookEndpoint.update({
        where,
        data: { remoteStatus: REMOTE_STATUS.unreachable, checkedAt: new Date() },
      });
      checks.push({ topic: endpoint.topic, action: "left", found: "disabled" });
      continue;
    }
    if (!good && !(await claimCreate(db, endpoint, new Date()))) {
      if (isManual) throw new AppError("conflict", "webhooksUnderWay");
      checks.push({ topic: endpoint.topic, action: "left", found: null });
      continue;
    }
    const made = await replaceWebhooks(context, endpoint, { remote, own, good, url });
    const isNew = own.length === 0 && endpoint.remoteId === null;
    const now = new Date();
    const repair = good || isNew ? {} : { repairedAt: now };
    const { count } = await db.webhookEndpoint.updateMany({
      where: { storeId: store.id, topic: endpoint.topic },
      data: { remoteId: made.id, remoteStatus: made.status, checkedAt: now, ...repair },
    });
    // The store was disconnected during the create, so that nobody else knows of this webhook.
    if (count === 0) {
      await deleteWebhook(deps.openClient(store), made.id);
      throw new Interrupted();
    }
    checks.push({
      topic: endpoint.topic,
      action: good ? "kept" : isNew ? "made" : "repaired",
      found: good || isNew ? null : findProblem(own, endpoint, url),
    });
  }
  return checks;
}

type FoundWebhooks = { remote: WooWebhook[]; own: WooWebhook[]; good: WooWebhook | undefined; url: string };

/** Deletes the other webhooks of an endpoint, and creates one where none is good. A refusal ends the claim to create it. */
async function replaceWebhooks(
  context: StoreContext,
  endpoint: WebhookEndpoint,
  { remote, own, good, url }: FoundWebhooks,
): Promise<WooWebhook> {
  const { db, client, store } = context;
  try {
    for (const webhook of own) if (webhook !== good) await deleteWebhook(client, webhook.id);
    return good ?? (await createRemoteWebhook(context, endpoint, url, remote));
  } catch (error) {
    if (!good && !mayStillRun(error, 0)) {
      // The status makes a check due at once.
      const isLost = own.length > 0 && !isRepairDue(endpoint);
      await db.webhookEndpoint.updateMany({
        where: { storeId: store.id, topic: endpoint.topic, remoteStatus: REMOTE_STATUS.creating },
        data: { remoteStatus: isLost ? REMOTE_STATUS.missing : endpoint.remoteStatus },
      });
    }
    throw error;
  }
}

const REPAIR_DUE: ReadonlySet<string | null> = new Set([
  REMOTE_STATUS.secretDiffers,
  REMOTE_STATUS.ownerWithoutRights,
  REMOTE_STATUS.creating,
]);

/** States that the store does not show stay recorded until the webhook is created again. */
function isRepairDue({ remoteStatus }: WebhookEndpoint): boolean {
  return REPAIR_DUE.has(remoteStatus);
}

function isGood(remote: WooWebhook, endpoint: WebhookEndpoint, url: string): boolean {
  const isCurrent = remote.id === endpoint.remoteId && !isRepairDue(endpoint);
  return (
    isCurrent && remote.status === "active" && remote.deliveryUrl === url && remote.topic === wooTopicOf(endpoint.topic)
  );
}

/**
 * Whether another repair is useless: the store disabled the webhook after the last repair, no delivery has
 * arrived since, and stores refuse the public address. Otherwise the repair would repeat hourly, each with a
 * store event; a store on the same machine may accept such an address.
 */
function isRepairUseless({ deps }: StoreContext, endpoint: WebhookEndpoint, own: WooWebhook[], url: string): boolean {
  if (findAddressProblem(deps.publicUrl) === null || endpoint.remoteStatus === REMOTE_STATUS.secretDiffers)
    return false;
  if (findProblem(own, endpoint, url) !== "disabled") return false;
  const { repairedAt, lastDeliveryAt } = endpoint;
  return repairedAt !== null && (lastDeliveryAt === null || repairedAt > lastDeliveryAt);
}

function findProblem(own: WooWebhook[], endpoint: WebhookEndpoint, url: string): WebhookFinding {
  const known = own.find(({ id }) => id === endpoint.remoteId);
  if (!known) return own.length === 0 ? "missing" : "unknown";
  if (known.status === "disabled" || known.status === "paused") return known.status;
  if (known.deliveryUrl !== url) return "moved";
  if (endpoint.remoteStatus === REMOTE_STATUS.ownerWithoutRights) return "owner_without_rights";
  return endpoint.remoteStatus === REMOTE_STATUS.secretDiffers ? "secret_differs" : "unknown";
}

/**
 * Checks the webhooks that the POS created in a store: records their health, and repairs what the store
 * disabled, paused or lost. A repair is recorded as a store event, a refused key as the store's fault.
 *
 * @throws WooError when the store does not answer and a retry may help
 * @throws Interrupted when the process has to end
 */
export async function checkWebhooks(deps: EngineDeps, storeId: number): Promise<void> {
  const context = await loadJobContext(deps, storeId);
  if (!context || !hasModule(context.business, "woocommerce") || context.store.faultCode !== null) return;
  const isSetUp = await deps.db.webhookEndpoint.findFirst({ where: { storeId, remoteId: { not: null } } });
  if (!isSetUp) return;
  try {
    await recordFault(context, async () => void (await setUpAndRecord(context, null)));
  } catch (error) {
    if (!isWooError(error) || error.retryable) throw error;
    log.warn({ storeId, code: error.code }, "the webhooks of a store could not be checked");
  }
}

/**
 * Creates or repairs the webhooks and records store events, also for what was done before the store failed.
 *
 * @throws WooError when the store refuses or does not answer
 */
export async function setUpAndRecord(context: StoreContext, userId: number | null): Promise<WebhookCheck> {
  const checks: WebhookCheck = [];
  try {
    return await setUpWebhooks(context, checks, userId !== null);
  } finally {
    await recordRepairs(context.db, context, checks, userId);
  }
}

/** Records a store event for each webhook that was created or repaired. */
export async function recordRepairs(
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
