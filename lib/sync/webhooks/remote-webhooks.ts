import { z } from "zod";
import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import { paginate } from "@/lib/woo/paginate";
import type { WooClient } from "@/lib/woo/woo-client";
import { isWooError } from "@/lib/woo/woo-error";
import { readSecret } from "./endpoint-secrets";
import { wooTopicOf } from "./topics";

const remoteWebhookSchema = z.object({
  id: z.number().int().positive(),
  status: z.string(),
  topic: z.string(),
  delivery_url: z.string(),
});
export type RemoteWebhook = z.infer<typeof remoteWebhookSchema>;

/** All webhooks of a store, those of others included. @throws WooError */
export async function listRemoteWebhooks(client: WooClient): Promise<RemoteWebhook[]> {
  const all: RemoteWebhook[] = [];
  for await (const page of paginate(
    client,
    "webhooks",
    { status: "all", orderby: "id", order: "asc" },
    remoteWebhookSchema,
  ))
    all.push(...page.items);
  return all;
}

/** Makes the webhook of an endpoint in the store. @throws WooError */
export async function makeRemoteWebhook(
  client: WooClient,
  endpoint: WebhookEndpoint,
  url: string,
): Promise<RemoteWebhook> {
  const topic = wooTopicOf(endpoint.topic);
  const body = { name: `AurPOS ${topic}`, topic, delivery_url: url, secret: readSecret(endpoint), status: "active" };
  return (await client.post("webhooks", body, remoteWebhookSchema)).data;
}

/** One that is gone already is as good as deleted. @throws WooError */
export async function deleteRemoteWebhook(client: WooClient, remoteId: number): Promise<void> {
  try {
    await client.delete(`webhooks/${remoteId}`, { force: true }, z.looseObject({ id: z.number() }));
  } catch (error) {
    if (!isWooError(error) || error.code !== "resource_missing") throw error;
  }
}

/** Gives a webhook its endpoint's current secret. @throws WooError */
export async function sendSecret(client: WooClient, remoteId: number, endpoint: WebhookEndpoint): Promise<void> {
  await client.put(`webhooks/${remoteId}`, { secret: readSecret(endpoint) }, z.looseObject({ id: z.number() }));
}

/**
 * Whether a webhook of the store posts to this endpoint: at its address, or under the id we noted at
 * an address of ours from before a move. The id alone is not enough, since a store that was set up
 * anew gives the same ids to webhooks of others.
 */
export function isOfEndpoint(remote: RemoteWebhook, endpoint: WebhookEndpoint, url: string): boolean {
  if (remote.delivery_url === url) return true;
  const { pathname } = new URL(url);
  return (
    remote.id === endpoint.remoteId &&
    URL.canParse(remote.delivery_url) &&
    new URL(remote.delivery_url).pathname.endsWith(pathname.slice(pathname.indexOf("/pos/webhook/")))
  );
}
