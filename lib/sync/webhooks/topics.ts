import type { WebhookTopic } from "@/lib/generated/prisma/enums";

/** Path segment → topic; the store's own name of a topic has a dot. */
export const TOPICS = {
  "order-created": "order_created",
  "order-updated": "order_updated",
  "order-deleted": "order_deleted",
  "order-restored": "order_restored",
} as const satisfies Record<string, WebhookTopic>;

export type TopicSlug = keyof typeof TOPICS;
export const TOPIC_SLUGS = Object.keys(TOPICS) as TopicSlug[];

/** The topic of a webhook's address, null for anything else. */
export function findTopic(slug: string): WebhookTopic | null {
  return Object.hasOwn(TOPICS, slug) ? TOPICS[slug as TopicSlug] : null;
}

/** "order_created" → "order-created", as it is in addresses and in the database. */
export function slugOf(topic: WebhookTopic): TopicSlug {
  return topic.replace("_", "-") as TopicSlug;
}

/** "order_created" → "order.created", as the store calls it. */
export function wooTopicOf(topic: WebhookTopic): string {
  return topic.replace("_", ".");
}

/** The final public address of a webhook; stores do not follow redirects. */
export function webhookUrl(publicUrl: string, topic: WebhookTopic, storeId: number): string {
  return `${publicUrl}/pos/webhook/${slugOf(topic)}/${storeId}`;
}
