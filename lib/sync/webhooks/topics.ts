import type { WebhookTopic } from "@/lib/generated/prisma/enums";

/** Path segment → topic. The store's own name of a topic has a dot. */
export const TOPICS = {
  "order-created": "order_created",
  "order-updated": "order_updated",
  "order-deleted": "order_deleted",
  "order-restored": "order_restored",
} as const satisfies Record<string, WebhookTopic>;

export type TopicSlug = keyof typeof TOPICS;
export const TOPIC_SLUGS = Object.keys(TOPICS) as TopicSlug[];

/** The topic of a path segment, null for an unknown one. */
export function findTopic(slug: string): WebhookTopic | null {
  return Object.hasOwn(TOPICS, slug) ? TOPICS[slug as TopicSlug] : null;
}

/** "order_created" → "order-created", as in URLs and in the database. */
export function slugOf(topic: WebhookTopic): TopicSlug {
  return topic.replace("_", "-") as TopicSlug;
}

/** "order_created" → "order.created", the store's name of the topic. */
export function wooTopicOf(topic: WebhookTopic): string {
  return topic.replace("_", ".");
}

/** The public URL of an endpoint without a redirect, which stores do not follow. */
export function webhookUrl(publicUrl: string, topic: WebhookTopic, storeId: number): string {
  return `${publicUrl}/pos/webhook/${slugOf(topic)}/${storeId}`;
}
