import { createBatchHandler } from "./batch";
import { toText, type JsonObject } from "./json";
import { toListReply } from "./paging";
import { pickItemFields } from "./response-fields";
import { RestError, trashNotSupported } from "./rest-error";
import { getId, toSelfLinks, type RouteHandlers } from "./rest-route";
import type { WebhookRecord } from "./state";
import { gmtNow, nextId, toDatePair, type Store } from "./store";

const HOOKS: Record<string, string[]> = {
  "coupon.created": ["woocommerce_process_shop_coupon_meta", "woocommerce_new_coupon"],
  "coupon.updated": ["woocommerce_process_shop_coupon_meta", "woocommerce_update_coupon"],
  "coupon.deleted": ["wp_trash_post"],
  "coupon.restored": ["untrashed_post"],
  "customer.created": ["user_register", "woocommerce_created_customer", "woocommerce_new_customer"],
  "customer.updated": ["profile_update", "woocommerce_update_customer"],
  "customer.deleted": ["delete_user"],
  "order.created": ["woocommerce_new_order"],
  "order.updated": ["woocommerce_update_order", "woocommerce_order_refunded"],
  "order.deleted": ["wp_trash_post", "woocommerce_trash_order"],
  "order.restored": ["untrashed_post", "woocommerce_untrash_order"],
  "product.created": [
    "woocommerce_process_product_meta",
    "woocommerce_new_product",
    "woocommerce_new_product_variation",
  ],
  "product.updated": [
    "woocommerce_process_product_meta",
    "woocommerce_update_product",
    "woocommerce_update_product_variation",
  ],
  "product.deleted": ["wp_trash_post"],
  "product.restored": ["untrashed_post"],
};

const invalidTopic = () =>
  new RestError("woocommerce_rest_shop_webhook_invalid_topic", "Webhook topic is required and must be valid.", 400);
const invalidUrl = () =>
  new RestError(
    "woocommerce_rest_shop_webhook_invalid_delivery_url",
    "Webhook delivery URL must be a valid URL starting with http:// or https://.",
    400,
  );

function checkUrl(url: string): string {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) throw invalidUrl();
  return url;
}

const isTopic = (topic: string) => Object.hasOwn(HOOKS, topic) || /^action\.\w+$/.test(topic);

/** The API shows neither the secret nor the counter of failures. */
function toJson(store: Store, webhook: WebhookRecord): JsonObject {
  const [resource = "", event = ""] = webhook.topic.split(".");
  return {
    id: webhook.id,
    name: webhook.name,
    status: webhook.status,
    topic: webhook.topic,
    resource,
    event,
    hooks: HOOKS[webhook.topic] ?? [event],
    delivery_url: webhook.delivery_url,
    ...toDatePair(store, "date_created", webhook.date_created),
    ...toDatePair(store, "date_modified", webhook.date_modified),
    _links: toSelfLinks(store, "webhooks", webhook.id),
  };
}

function createWebhook(store: Store, fields: JsonObject): JsonObject {
  const topic = toText(fields["topic"]);
  if (!isTopic(topic)) throw invalidTopic();
  const now = gmtNow(store);
  const webhook: WebhookRecord = {
    id: 0,
    name: toText(fields["name"]) || `Webhook created on ${now.replace("T", " @ ")}`,
    status: toText(fields["status"]) || "active",
    topic,
    delivery_url: checkUrl(toText(fields["delivery_url"])),
    secret: toText(fields["secret"]),
    failure_count: 0,
    date_created: now,
    date_modified: null,
  };
  webhook.id = nextId(store, "webhook");
  store.state.webhooks.set(webhook.id, webhook);
  const body = toJson(store, webhook);
  store.emit({ topic: "webhook.ping", resourceId: webhook.id });
  // The ping saves the webhook again (recorded: webhook.list shows a date that the creation did not).
  webhook.date_modified = now;
  return body;
}

function getWebhook(store: Store, id: number, status = 404): WebhookRecord {
  const webhook = store.state.webhooks.get(id);
  if (!webhook) throw new RestError("woocommerce_rest_shop_webhook_invalid_id", "Invalid ID.", status);
  return webhook;
}

/** A reactivation leaves the counter of failures unchanged (FACTS). */
function updateWebhook(store: Store, id: number, fields: JsonObject): JsonObject {
  const webhook = getWebhook(store, id, 400);
  if (fields["topic"] !== undefined) {
    if (!isTopic(toText(fields["topic"]))) throw invalidTopic();
    webhook.topic = toText(fields["topic"]);
  }
  if (fields["delivery_url"] !== undefined) webhook.delivery_url = checkUrl(toText(fields["delivery_url"]));
  if (fields["secret"] !== undefined) webhook.secret = toText(fields["secret"]);
  if (fields["name"] !== undefined) webhook.name = toText(fields["name"]);
  if (fields["status"] !== undefined) webhook.status = toText(fields["status"]);
  webhook.date_modified = gmtNow(store);
  return toJson(store, webhook);
}

function removeWebhook(store: Store, id: number): JsonObject {
  const body = toJson(store, getWebhook(store, id));
  store.state.webhooks.delete(id);
  return body;
}

export const webhookRoutes: RouteHandlers = {
  webhooks: {
    GET: (store, request) => {
      const status = toText(request.args["status"]) || "all";
      const all = [...store.state.webhooks.values()].filter((webhook) => status === "all" || webhook.status === status);
      return toListReply(store, request, all, (webhook) => toJson(store, webhook));
    },
    POST: (store, request) => ({ status: 201, body: createWebhook(store, request.args) }),
  },
  "webhooks/(?P<id>[\\d]+)": {
    GET: (store, request) => ({
      body: pickItemFields(toJson(store, getWebhook(store, getId(request))), request.args["_fields"]),
    }),
    PUT: (store, request) => ({ body: updateWebhook(store, getId(request), request.body) }),
    DELETE: (store, request) => {
      if (request.args["force"] !== true) throw trashNotSupported("Webhooks do not support trashing.");
      return { body: removeWebhook(store, getId(request)) };
    },
  },
  "webhooks/batch": {
    POST: createBatchHandler({ create: createWebhook, update: updateWebhook, remove: removeWebhook }),
  },
};
