import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import { isInterruption } from "@/lib/woo/interrupted";
import { deleteWebhook, listWebhooks } from "@/lib/woo/resources/webhooks";
import { ONCE } from "@/lib/woo/call-store";
import type { WooClient } from "@/lib/woo/woo-client";
import { isWooError } from "@/lib/woo/woo-error";
import { isOfEndpoint } from "./remote-webhooks";
import { TOPICS, webhookUrl } from "./topics";

/** Longest time, in ms, that a person waits for a store which does not answer. */
const GIVE_UP_MS = 20_000;

/** `problem`: why webhooks stay in the store; null when none does. */
export type WebhookRemoval = { removed: number; problem: { code: string; detail: string | null } | null };

/**
 * Deletes the webhooks that post to the store's endpoints, also those that a person created; webhooks of others stay. A
 * store that refuses or does not answer is a result, not thrown.
 *
 * @param endpoints with the ids of webhooks at an earlier public address
 * @param publicUrl the address of the endpoints, without trailing slash
 */
export async function removeWebhooks(
  client: WooClient,
  storeId: number,
  endpoints: readonly Pick<WebhookEndpoint, "topic" | "remoteId">[],
  publicUrl: string,
): Promise<WebhookRemoval> {
  const signal = AbortSignal.timeout(GIVE_UP_MS);
  let removed = 0;
  try {
    for (const webhook of await listWebhooks(client, { ...ONCE, signal })) {
      const isOwn = Object.values(TOPICS).some((topic) => {
        const remoteId = endpoints.find((endpoint) => endpoint.topic === topic)?.remoteId ?? null;
        return isOfEndpoint(webhook, { remoteId }, webhookUrl(publicUrl, topic, storeId));
      });
      if (!isOwn) continue;
      await deleteWebhook(client, webhook.id, { signal });
      removed += 1;
    }
    return { removed, problem: null };
  } catch (error) {
    if (isInterruption(error)) return { removed, problem: { code: "timed_out", detail: null } };
    if (!isWooError(error)) throw error;
    return { removed, problem: { code: error.code, detail: error.storeMessage ?? null } };
  }
}
