import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Db } from "@/lib/db";
import { encryptWebhookSecret, ensureEndpoints } from "@/lib/sync/webhooks/endpoint-secrets";
import { TOPIC_SLUGS, TOPICS } from "@/lib/sync/webhooks/topics";

const FILE = path.resolve(import.meta.dirname, "../../e2e/sandbox/recordings/webhook-deliveries.json");

const recordedSchema = z.array(
  z.object({
    path: z.string(),
    headers: z.record(z.string(), z.string()),
    secret: z.string().nullable(),
    rawBody: z.string(),
  }),
);

/** The store's id in the addresses of the recorded deliveries. */
export const RECORDED_STORE_ID = 81;

export type RecordedDelivery = {
  path: string;
  headers: Record<string, string>;
  topicSlug: string;
  isPing: boolean;
  rawBody: Buffer;
  signature: string | null;
  deliveryId: string | null;
};

/** The deliveries of a real store, byte for byte and in order. */
export function recordedDeliveries(): RecordedDelivery[] {
  return recordedSchema.parse(JSON.parse(readFileSync(FILE, "utf8"))).map((delivery) => ({
    path: delivery.path,
    headers: delivery.headers,
    topicSlug: delivery.path.split("/")[3] ?? "",
    isPing: delivery.secret === null,
    rawBody: Buffer.from(delivery.rawBody, "utf8"),
    signature: delivery.headers["x-wc-webhook-signature"] ?? null,
    deliveryId: delivery.headers["x-wc-webhook-delivery-id"] ?? null,
  }));
}

/** The secret that the recordings of a topic were signed with: `whsec-order.created`. */
export function recordedSecret(topicSlug: string): string {
  return `whsec-${topicSlug.replace("-", ".")}`;
}

/** Endpoints of a store that accept the recordings. */
export async function createRecordedEndpoints(db: Db, storeId: number): Promise<void> {
  await ensureEndpoints(db, storeId);
  for (const slug of TOPIC_SLUGS) {
    const where = { storeId_topic: { storeId, topic: TOPICS[slug] } };
    await db.webhookEndpoint.update({ where, data: { secretEnc: encryptWebhookSecret(recordedSecret(slug)) } });
  }
}
