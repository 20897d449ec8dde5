import type { DeliveryOutcome } from "@/lib/generated/prisma/enums";
import type { Page } from "@/lib/list/page";
import type { RemoteStatus } from "./remote-status";
import type { TopicSlug } from "./topics";

/** `receiving`: the state was never fetched, but deliveries arrive; `none`: nothing is known. */
export type WebhookHealth = Exclude<RemoteStatus, "creating"> | "receiving" | "none";

export type WebhookView = {
  topic: TopicSlug;
  /** The store's name of the topic, such as "order.created". */
  wooTopic: string;
  url: string;
  health: WebhookHealth;
  /** Whether the POS created the webhook in the store, and so repairs it. */
  isOurs: boolean;
  checkedAt: string | null;
  lastDeliveryAt: string | null;
  /** Refused deliveries since the last accepted one. */
  refusals: number;
  /** Until when the previous secret is accepted too. */
  previousUntil: string | null;
};

/** Another site that posts with the store's signature, such as a staging copy. */
export type ForeignSource = {
  /** The address of the site. */
  source: string;
  /** Its last delivery, to the hour. */
  lastAt: string;
};

export type WebhooksView = {
  items: WebhookView[];
  /** Why a store would refuse to post to the public address; null when no reason is known. */
  addressProblem: "private" | "port" | null;
  publicUrl: string;
  hasKeys: boolean;
  /** When the orders were last polled; the poll imports what webhooks miss. */
  polledAt: string | null;
  /** Sites whose deliveries were refused within the last week. */
  foreignSources: ForeignSource[];
};

/** The result of a set-up or check: the webhooks' current state, and why the store refused, if it did. */
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
  /** X-WC-Webhook-Delivery-ID, the key to the store's own log. */
  deliveryId: string;
  receivedAt: string;
  processedAt: string | null;
};
export type DeliveryPage = Page<DeliveryView>;
export type DeliveryBody = { text: string; bytes: number; isCut: boolean };
