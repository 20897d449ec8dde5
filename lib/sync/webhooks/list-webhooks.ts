import { AppError } from "@/lib/errors";
import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import { isWooError } from "@/lib/woo/woo-error";
import { requireStore } from "@/lib/sync/core/require-store";
import { type EngineDeps, loadStoreContext, type StoreContext } from "@/lib/sync/core/run-context";
import { setUpAndRecord } from "./maintain-webhooks";
import { listForeignSources } from "./record-foreign-source";
import { findAddressProblem } from "./public-address";
import { readRemoteStatus, REMOTE_STATUS } from "./remote-status";
import { TOPIC_SLUGS, TOPICS, webhookUrl, wooTopicOf } from "./topics";
import { checkHealth } from "./webhook-health";
import type { WebhookHealth, WebhooksAnswer, WebhooksView, WebhookView } from "./webhook-view";

/**
 * The four endpoints of a store with their health, without secrets; times are ISO strings.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 */
export async function getWebhooks(
  { db, publicUrl }: EngineDeps,
  businessId: number,
  storeId: number,
): Promise<WebhooksView> {
  const store = await db.store.findFirst({ where: { id: storeId, businessId }, include: { endpoints: true } });
  if (!store) throw new AppError("not_found", "notFound");
  return {
    items: TOPIC_SLUGS.map((slug) => {
      const endpoint = store.endpoints.find(({ topic }) => topic === TOPICS[slug]);
      return toView(slug, webhookUrl(publicUrl, TOPICS[slug], storeId), endpoint);
    }),
    publicUrl,
    addressProblem: findAddressProblem(publicUrl),
    hasKeys: store.consumerKeyEnc !== null && store.consumerSecretEnc !== null,
    polledAt: store.ordersPolledAt?.toISOString() ?? null,
    foreignSources: await listForeignSources(db, storeId, new Date()),
  };
}

function toView(topic: WebhookView["topic"], url: string, endpoint: WebhookEndpoint | undefined): WebhookView {
  const isOverlap = endpoint?.previousUntil != null && endpoint.previousUntil > new Date();
  return {
    topic,
    url,
    wooTopic: wooTopicOf(TOPICS[topic]),
    health: toHealth(endpoint),
    isOurs: endpoint?.remoteId != null,
    checkedAt: endpoint?.checkedAt?.toISOString() ?? null,
    lastDeliveryAt: endpoint?.lastDeliveryAt?.toISOString() ?? null,
    refusals: endpoint?.refusals ?? 0,
    previousUntil: isOverlap ? (endpoint.previousUntil?.toISOString() ?? null) : null,
  };
}

function toHealth(endpoint: WebhookEndpoint | undefined): WebhookHealth {
  const status = readRemoteStatus(endpoint?.remoteStatus);
  const known = status === REMOTE_STATUS.creating ? REMOTE_STATUS.missing : status;
  // A webhook that was never set up is not missing.
  if (known && !(known === REMOTE_STATUS.missing && endpoint?.remoteId === null)) return known;
  return endpoint?.lastDeliveryAt ? "receiving" : "none";
}

/**
 * Creates or repairs the webhooks in the store, and records what was done as store events.
 *
 * @throws AppError `conflict` (`webhooksUnderWay`) while another process creates one of them
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 * @throws AppError `conflict` (`storeNotConnected`) when the store has no keys
 * @throws AppError `conflict` (`storeKeysUnreadable`) when the store's keys cannot be decrypted
 */
export function setUpForPerson(
  deps: EngineDeps,
  businessId: number,
  storeId: number,
  userId: number,
): Promise<WebhooksAnswer> {
  return withStore(deps, businessId, storeId, async (context) => {
    const checks = await setUpAndRecord(context, userId);
    return checks.filter(({ action }) => action === "made" || action === "repaired").length;
  });
}

/**
 * Fetches the state of the store's webhooks and changes nothing in the store.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 * @throws AppError `conflict` (`storeNotConnected`) when the store has no keys
 * @throws AppError `conflict` (`storeKeysUnreadable`) when the store's keys cannot be decrypted
 */
export function checkForPerson(deps: EngineDeps, businessId: number, storeId: number): Promise<WebhooksAnswer> {
  return withStore(deps, businessId, storeId, async (context) => {
    await checkHealth(context);
    return 0;
  });
}

/** A refusal by the store is returned, so that the person sees what to do. */
async function withStore(
  deps: EngineDeps,
  businessId: number,
  storeId: number,
  work: (context: StoreContext) => Promise<number>,
): Promise<WebhooksAnswer> {
  await requireStore(deps.db, businessId, storeId);
  const context = await loadStoreContext(deps, storeId);
  if (!context) throw new AppError("conflict", "storeNotConnected");
  let changed = 0;
  let problem: WebhooksAnswer["problem"] = null;
  try {
    changed = await work(context);
  } catch (error) {
    if (!isWooError(error)) throw error;
    problem = { code: error.code, detail: error.storeMessage ?? null };
  }
  return { view: await getWebhooks(deps, businessId, storeId), changed, problem };
}
