import { z } from "zod";
import type { CallOptions } from "../call-store";
import { createOnce } from "../create-once";
import { paginate } from "../paginate";
import type { WooClient } from "../woo-client";
import { isWooError } from "../woo-error";
import { wooId, wooText } from "./scalars";

const PATH = "webhooks";

/** A webhook. The store returns neither its secret nor its count of failed deliveries. */
export const wooWebhookSchema = z
  .object({
    id: wooId,
    /** `disabled` after failed deliveries in a row. A plugin's own status delivers nothing either. */
    status: z.enum(["active", "paused", "disabled"]).catch("paused"),
    topic: z.string(),
    delivery_url: wooText,
  })
  .transform(({ delivery_url, ...rest }) => ({ ...rest, deliveryUrl: delivery_url }));

export type WooWebhookStatus = WooWebhook["status"];
export type WooWebhook = z.infer<typeof wooWebhookSchema>;

type WooWebhookWrite = { topic: string; deliveryUrl: string; secret: string };

const anyWebhookSchema = z.looseObject({ id: z.number() });

/** Lists all webhooks of a store, those of other programs included. @throws WooError */
export async function listWebhooks(client: WooClient, options: CallOptions = {}): Promise<WooWebhook[]> {
  const query = { status: "all", orderby: "id", order: "asc" };
  const webhooks: WooWebhook[] = [];
  for await (const { items } of paginate(client, PATH, query, wooWebhookSchema, options)) webhooks.push(...items);
  return webhooks;
}

/**
 * Creates an active webhook. The store accepts the same webhook as often as it is sent, so after a lost answer it is
 * sent again only when the store stands still without it.
 *
 * @param known ids of the store's webhooks before
 * @throws WooError
 */
export async function createWebhook(
  client: WooClient,
  { topic, deliveryUrl, secret }: WooWebhookWrite,
  known: ReadonlySet<number>,
  options: CallOptions = {},
): Promise<WooWebhook> {
  const body = { name: `AurPOS ${topic}`, topic, delivery_url: deliveryUrl, secret, status: "active" };
  const create = async () => (await client.post(PATH, body, wooWebhookSchema, { signal: options.signal })).data;
  const find = async () =>
    (await listWebhooks(client, options)).find(
      (webhook) => webhook.topic === topic && webhook.deliveryUrl === deliveryUrl && !known.has(webhook.id),
    );
  return createOnce(create, find, options);
}

/** Changes the secret of a webhook. @throws WooError */
export async function updateWebhookSecret(client: WooClient, webhookId: number, secret: string): Promise<void> {
  await client.put(`${PATH}/${webhookId}`, { secret }, anyWebhookSchema);
}

/** Deletes a webhook permanently; a missing one counts as deleted. @throws WooError */
export async function deleteWebhook(
  client: WooClient,
  webhookId: number,
  { signal }: Pick<CallOptions, "signal"> = {},
): Promise<void> {
  try {
    await client.delete(`${PATH}/${webhookId}`, { force: true }, anyWebhookSchema, { signal });
  } catch (error) {
    if (!isWooError(error) || error.code !== "resource_missing") throw error;
  }
}
