import { createHmac } from "node:crypto";
import { isObject, type Json } from "./json";
import { toOrderJson } from "./order-json";
import { toProductJson } from "./product-json";
import { RestError } from "./rest-error";
import type { WebhookRecord } from "./state";
import { gmtNow, type Store, type StoreEvent } from "./store";

/** `wp_http_validate_url`: no private host, and these ports only. */
const LOCAL_HOST = /^(localhost|\[.*\]|(0|10|127)(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2})$/;
const PORTS = ["", "80", "443", "8080"];

export function isLocalAddress(url: string): boolean {
  const { hostname, port } = new URL(url);
  return LOCAL_HOST.test(hostname) || !PORTS.includes(port);
}

const USER_AGENT = "WooCommerce/10.2.4 Hookshot (WordPress/7.0)";
const TIMEOUT_MS = 10_000;
/** FACTS: the documentation states 5, the code of 10.2.4 disables on the 7th failure in a row. */
const FAILURES_TO_DISABLE = 7;

export type SentDelivery = { url: string; headers: Record<string, string>; rawBody: string; status: number };
export type PostDelivery = (url: string, headers: Record<string, string>, rawBody: string) => Promise<number>;

/** A redirect counts as the answer: it is not followed. */
export const postOverHttp: PostDelivery = async (url, headers, rawBody) => {
  const answer = await fetch(url, {
    method: "POST",
    headers,
    body: rawBody,
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await answer.arrayBuffer();
  return answer.status;
};

type Pending = StoreEvent & { webhookId: number };

/** PHP's `wp_json_encode`: slashes escaped, nothing beyond ASCII. */
function encodeLikePhp(value: Json): string {
  return JSON.stringify(value)
    .replaceAll("/", "\\/")
    .replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The body is built when it is sent: it has later changes, and a deleted thing is a signed error. */
function buildPayload(store: Store, pending: Pending): Json {
  const { topic, resourceId } = pending;
  const [resource, event] = topic.split(".");
  if (event === "deleted") return { id: resourceId };
  if (resource === "order") {
    const order = store.state.orders.get(resourceId);
    return order
      ? toOrderJson(store, order)
      : new RestError("woocommerce_rest_shop_order_invalid_id", "Invalid ID.", 404).toJson();
  }
  if (resource === "product") {
    const product = store.state.products.get(resourceId);
    return product
      ? toProductJson(store, product, "view")
      : new RestError("woocommerce_rest_product_invalid_id", "Invalid ID.", 404).toJson();
  }
  const record = (resource === "coupon" ? store.state.coupons : store.state.customers).get(resourceId);
  return isObject(record) ? record : new RestError("woocommerce_rest_invalid_id", "Invalid ID.", 404).toJson();
}

/** The same for every delivery of a webhook within one second, as recorded. */
const toDeliveryId = (store: Store, webhook: WebhookRecord) =>
  createHmac("md5", "sandbox")
    .update(`${webhook.id} ${gmtNow(store)}`)
    .digest("hex");

/** @param refuses whether the store itself refuses to post to an address, which counts as a failed delivery */
export function createDeliveryQueue(
  getStore: () => Store,
  post: PostDelivery,
  delayMs: number,
  refuses: (url: string) => boolean = () => false,
) {
  let queue: Pending[] = [];
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  let isClosed = false;
  const sent: SentDelivery[] = [];

  const send = async (webhook: WebhookRecord, headers: Record<string, string>, rawBody: string): Promise<void> => {
    const all = { "user-agent": USER_AGENT, ...headers };
    const status = refuses(webhook.delivery_url) ? 0 : await post(webhook.delivery_url, all, rawBody).catch(() => 0);
    sent.push({ url: webhook.delivery_url, headers: all, rawBody, status });
    if (sent.length > 1_000) sent.shift();
    if (status >= 200 && status <= 302) {
      webhook.failure_count = 0;
      return;
    }
    webhook.failure_count += 1;
    if (webhook.failure_count >= FAILURES_TO_DISABLE) webhook.status = "disabled";
  };

  const deliver = async (pending: Pending): Promise<void> => {
    const store = getStore();
    const webhook = store.state.webhooks.get(pending.webhookId);
    if (webhook?.status !== "active") return;
    const rawBody = encodeLikePhp(buildPayload(store, pending));
    const [resource = "", event = ""] = webhook.topic.split(".");
    await send(
      webhook,
      {
        "content-type": "application/json",
        "x-wc-webhook-source": `${store.url}/`,
        "x-wc-webhook-topic": webhook.topic,
        "x-wc-webhook-resource": resource,
        "x-wc-webhook-event": event,
        "x-wc-webhook-signature": createHmac("sha256", webhook.secret).update(rawBody).digest("base64"),
        "x-wc-webhook-id": String(webhook.id),
        "x-wc-webhook-delivery-id": toDeliveryId(store, webhook),
      },
      rawBody,
    );
  };

  const flush = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    running = running.then(async () => {
      while (queue.length > 0 && !isClosed) {
        const pending = queue.shift();
        if (pending) await deliver(pending);
      }
    });
    return running;
  };

  return {
    sent: sent as readonly SentDelivery[],
    flush,
    add: (event: StoreEvent): void => {
      const store = getStore();
      if (event.topic === "webhook.ping") {
        const webhook = store.state.webhooks.get(event.resourceId);
        const headers = { "content-type": "application/x-www-form-urlencoded" };
        // At once, without the queue, and without delaying the answer to the creation.
        if (webhook) running = running.then(() => send(webhook, headers, `webhook_id=${webhook.id}`));
        return;
      }
      for (const webhook of store.state.webhooks.values()) {
        if (webhook.status !== "active" || webhook.topic !== event.topic) continue;
        const isQueued = queue.some((other) => other.webhookId === webhook.id && other.resourceId === event.resourceId);
        if (!isQueued) queue.push({ ...event, webhookId: webhook.id });
      }
      if (queue.length > 0 && !isClosed) timer ??= setTimeout(() => void flush(), delayMs);
    },
    clear: (): void => {
      queue = [];
    },
    close: async (): Promise<void> => {
      isClosed = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}
