import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import { createWebhook, type WooWebhook } from "@/lib/woo/resources/webhooks";
import type { WooClient } from "@/lib/woo/woo-client";
import { readSecret } from "./endpoint-secrets";
import { wooTopicOf } from "./topics";

/** Makes the webhook of an endpoint in the store. @throws WooError */
export function makeRemoteWebhook(client: WooClient, endpoint: WebhookEndpoint, url: string): Promise<WooWebhook> {
  return createWebhook(client, {
    topic: wooTopicOf(endpoint.topic),
    deliveryUrl: url,
    secret: readSecret(endpoint),
  });
}

/**
 * Whether a webhook of the store posts to this endpoint: at its address, or under the id we noted at
 * an address of ours from before a move. The id alone is not enough, since a store that was set up
 * anew gives the same ids to webhooks of others.
 */
export function isOfEndpoint(remote: WooWebhook, endpoint: WebhookEndpoint, url: string): boolean {
  if (remote.deliveryUrl === url) return true;
  const { pathname } = new URL(url);
  return (
    remote.id === endpoint.remoteId &&
    URL.canParse(remote.deliveryUrl) &&
    new URL(remote.deliveryUrl).pathname.endsWith(pathname.slice(pathname.indexOf("/pos/webhook/")))
  );
}
