import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import { createWebhook, type WooWebhook } from "@/lib/woo/resources/webhooks";
import { requestOptions, type StoreContext } from "@/lib/sync/core/run-context";
import { readSecret } from "./endpoint-secrets";
import { wooTopicOf } from "./topics";

/**
 * Creates the webhook of an endpoint in the store.
 *
 * @param url the endpoint's public URL
 * @param remote the store's webhooks before
 * @throws WooError when the store refuses or does not answer
 * @throws AppError `conflict` (`webhookSecretUnreadable`) when the secret cannot be decrypted
 */
export function createRemoteWebhook(
  context: StoreContext,
  endpoint: WebhookEndpoint,
  url: string,
  remote: readonly WooWebhook[],
): Promise<WooWebhook> {
  const webhook = { topic: wooTopicOf(endpoint.topic), deliveryUrl: url, secret: readSecret(endpoint) };
  return createWebhook(context.client, webhook, new Set(remote.map(({ id }) => id)), requestOptions(context));
}

/**
 * Whether a webhook of the store posts to this endpoint: by its URL, or by the stored id with the path of the
 * endpoint at an earlier public address. The id alone does not suffice, since a reinstalled store gives the same
 * ids to webhooks of others.
 */
export function isOfEndpoint(remote: WooWebhook, endpoint: Pick<WebhookEndpoint, "remoteId">, url: string): boolean {
  if (remote.deliveryUrl === url) return true;
  const { pathname } = new URL(url);
  return (
    remote.id === endpoint.remoteId &&
    URL.canParse(remote.deliveryUrl) &&
    new URL(remote.deliveryUrl).pathname.endsWith(pathname.slice(pathname.indexOf("/pos/webhook/")))
  );
}
