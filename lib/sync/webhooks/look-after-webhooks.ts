import { z } from "zod";
import type { Db } from "@/lib/db";
import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import { log } from "@/lib/log";
import { paginate } from "@/lib/woo/paginate";
import { isWooError } from "@/lib/woo/woo-error";
import type { WooClient } from "@/lib/woo/woo-client";
import { type EngineDeps, loadStoreContext, type StoreContext } from "../run-context";
import { ensureEndpoints, readSecret } from "./endpoint-secrets";
import { webhookUrl, wooTopicOf } from "./topics";

const remoteWebhookSchema = z.object({
  id: z.number().int().positive(),
  status: z.string(),
  topic: z.string(),
  delivery_url: z.string(),
});
type RemoteWebhook = z.infer<typeof remoteWebhookSchema>;

export type WebhookCheck = { topic: WebhookEndpoint["topic"]; action: "kept" | "made" | "repaired" }[];

/**
 * Makes the four webhooks in the store, or puts right what is wrong with them. A disabled one is
 * deleted and made again: setting it active does not reset the store's failure counter, and one more
 * failure disables it again (recorded: webhook.update.active). Webhooks of others are not touched.
 *
 * @throws WooError when the store refuses or does not answer
 */
export async function setUpWebhooks(context: StoreContext): Promise<WebhookCheck> {
  const { db, client, store, deps } = context;
  await ensureEndpoints(db, store.id);
  const endpoints = await db.webhookEndpoint.findMany({ where: { storeId: store.id }, orderBy: { topic: "asc" } });
  const remote = await listRemote(client);
  const checks: WebhookCheck = [];
  for (const endpoint of endpoints) {
    const url = webhookUrl(deps.publicUrl, endpoint.topic, store.id);
    const ours = remote.filter((one) => one.delivery_url === url || one.id === endpoint.remoteId);
    const good = ours.find((one) => one.status === "active" && one.delivery_url === url && one.id === endpoint.remoteId);
    for (const one of ours) if (one !== good) await client.delete(`webhooks/${one.id}`, { force: true }, z.looseObject({ id: z.number() }));
    const made = good ?? (await make(client, endpoint, url));
    await db.webhookEndpoint.update({
      where: { storeId_topic: { storeId: store.id, topic: endpoint.topic } },
      data: { remoteId: made.id, remoteStatus: made.status, checkedAt: new Date() },
    });
    checks.push({ topic: endpoint.topic, action: good ? "kept" : ours.length > 0 || endpoint.remoteId !== null ? "repaired" : "made" });
  }
  return checks;
}

async function make(client: WooClient, endpoint: WebhookEndpoint, url: string): Promise<RemoteWebhook> {
  const topic = wooTopicOf(endpoint.topic);
  const body = { name: `AurPOS ${topic}`, topic, delivery_url: url, secret: readSecret(endpoint), status: "active" };
  return (await client.post("webhooks", body, remoteWebhookSchema)).data;
}

async function listRemote(client: WooClient): Promise<RemoteWebhook[]> {
  const all: RemoteWebhook[] = [];
  for await (const page of paginate(client, "webhooks", { status: "all", orderby: "id", order: "asc" }, remoteWebhookSchema)) all.push(...page.items);
  return all;
}

/**
 * Looks after the webhooks of a store that we made: notes their health, and repairs what the store
 * disabled, paused or lost. A repair leaves a line in the history.
 */
export async function checkWebhooks(deps: EngineDeps, storeId: number): Promise<void> {
  const context = await loadStoreContext(deps, storeId);
  if (!context || context.store.faultCode !== null) return;
  const isSetUp = await deps.db.webhookEndpoint.findFirst({ where: { storeId, remoteId: { not: null } } });
  if (!isSetUp) return;
  try {
    const checks = await setUpWebhooks(context);
    const repaired = checks.filter((check) => check.action !== "kept");
    if (repaired.length > 0) await noteRepairs(deps.db, context, repaired);
  } catch (error) {
    if (!isWooError(error) || error.retryable) throw error;
    log.warn({ storeId, code: error.code }, "the webhooks of a store could not be checked");
  }
}

async function noteRepairs(db: Db, { store, deps }: StoreContext, repaired: WebhookCheck): Promise<void> {
  const now = new Date();
  await db.syncRun.create({
    data: {
      businessId: store.businessId, storeId: store.id, kind: "orders", mode: "changed", trigger: "schedule", status: "completed",
      startedAt: now, finishedAt: now, updated: repaired.length,
      entries: {
        create: repaired.map(({ topic, action }) => ({
          businessId: store.businessId, entity: "webhook" as const, operation: action === "made" ? ("create" as const) : ("update" as const),
          outcome: "done" as const, label: wooTopicOf(topic), sent: { delivery_url: webhookUrl(deps.publicUrl, topic, store.id) },
        })),
      },
    },
  });
}
