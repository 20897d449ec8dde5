import type { DeliveryOutcome } from "@/lib/generated/prisma/enums";
import type { Page } from "@/lib/list/page";
import type { RemoteStatus } from "./remote-status";
import type { TopicSlug } from "./topics";

/** `receiving`: never asked the store, but deliveries come; `none`: nothing is known of it. */
export type WebhookHealth = RemoteStatus | "receiving" | "none";

export type WebhookView = {
  topic: TopicSlug;
  /** As the store calls it: "order.created". */
  wooTopic: string;
  url: string;
  health: WebhookHealth;
  /** Whether we made the webhook in the store, and so look after it. */
  isOurs: boolean;
  checkedAt: string | null;
  lastDeliveryAt: string | null;
  /** Refused deliveries since the last good one. */
  refusals: number;
  /** Until when the secret before the current one is accepted as well. */
  previousUntil: string | null;
};

export type WebhooksView = {
  items: WebhookView[];
  /** Why a store would refuse to post to our address; null when nothing speaks against it. */
  addressProblem: "private" | "port" | null;
  publicUrl: string;
  hasKeys: boolean;
  /** When the orders were last polled: what webhooks miss comes in this way. */
  polledAt: string | null;
};

/** What setting up or checking came to: the webhooks as they are now, or why the store refused. */
export type WebhooksAnswer = {
  view: WebhooksView;
  changed: number;
  problem: { code: string; detail: string | null } | null;
};

export type DeliveryView = {
  id: number;
  topic: TopicSlug;
  orderId: number | null;
  outcome: DeliveryOutcome;
  errorCode: string | null;
  errorDetail: string | null;
  saleId: number | null;
  repeats: number;
  /** X-WC-Webhook-Delivery-ID, for the store's own log. */
  deliveryId: string;
  receivedAt: string;
  processedAt: string | null;
};
export type DeliveryPage = Page<DeliveryView>;
export type DeliveryBody = { text: string; bytes: number; isCut: boolean };
