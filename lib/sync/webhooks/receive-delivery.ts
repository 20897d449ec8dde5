import { createHash } from "node:crypto";
import type { Db } from "@/lib/db";
import { log } from "@/lib/log";
import { findOrderId } from "@/lib/woo/resources/deliveries";
import { verifyWebhookSignature } from "@/lib/woo/signature";
import { acceptedSecrets } from "./endpoint-secrets";
import { isOwnSource } from "./delivery-source";
import { enqueueDelivery } from "./enqueue-delivery";
import { lockContent } from "./queries/lock-content";
import { recordForeignSource } from "./record-foreign-source";
import { countRefusal, clearRefusals } from "./refusal-count";
import { findTopic } from "./topics";

export type DeliveryRequest = {
  topicSlug: string;
  storeId: string;
  /** The bytes as received, before any parsing. */
  rawBody: Buffer;
  signature: string | null;
  deliveryId: string | null;
  /** The address of the site that sends it; absent without the header. */
  source?: string | null;
};

export type Receipt = {
  status: 200 | 202 | 401 | 404;
  kind: "ping" | "accepted" | "repeated" | "refused" | "foreign" | "unknown";
};

/**
 * Verifies a webhook request on its raw bytes with the topic's own secret, then stores and enqueues it in one
 * transaction. The job processes it later.
 *
 * The ping that follows the creation of a webhook is unsigned and contains only `webhook_id=N` (recorded), so it
 * is answered and not stored. The content dedupes deliveries, since four orders of one second had the same
 * delivery id (recorded).
 */
export async function receiveDelivery(db: Db, request: DeliveryRequest, now = new Date()): Promise<Receipt> {
  const topic = findTopic(request.topicSlug);
  const storeId = /^[1-9]\d{0,8}$/.test(request.storeId) ? Number(request.storeId) : null;
  if (topic === null || storeId === null) return { status: 404, kind: "unknown" };
  const key = { storeId_topic: { storeId, topic } };
  const endpoint = await db.webhookEndpoint.findUnique({
    where: key,
    include: { store: { select: { id: true, businessId: true, url: true, disconnectedAt: true } } },
  });
  if (!endpoint || endpoint.store.disconnectedAt !== null) return { status: 404, kind: "unknown" };
  if (request.signature === null && /^webhook_id=\d+$/.test(request.rawBody.toString("latin1")))
    return { status: 200, kind: "ping" };

  // Every secret is tried, so that the time does not reveal which secret fits.
  const secrets = acceptedSecrets(endpoint, now);
  if (secrets.length === 0)
    log.error(
      { storeId, topic },
      "the secret of a webhook can't be read: ENCRYPTION_KEY is another one; make a new secret",
    );
  const fits = secrets.filter((secret) => verifyWebhookSignature(request.rawBody, request.signature, secret));
  if (fits.length === 0) {
    const refusals = countRefusal(`${storeId}:${topic}`, now);
    if (refusals > 0) await db.webhookEndpoint.update({ where: key, data: { refusals: { increment: refusals } } });
    return { status: 401, kind: "refused" };
  }
  if (request.source && !isOwnSource(request.source, endpoint.store.url)) {
    await recordForeignSource(db, endpoint.store, request.source.slice(0, 300), now);
    return { status: 401, kind: "foreign" };
  }
  clearRefusals(`${storeId}:${topic}`);
  const remoteOrderId = findOrderId(request.rawBody);
  const contentHash = createHash("sha256").update(request.rawBody).digest("base64url");
  return db.$transaction(async (tx) => {
    await lockContent(tx, storeId, topic, contentHash);
    await tx.webhookEndpoint.update({ where: key, data: { lastDeliveryAt: now, refusals: 0 } });
    // A second deletion sends the same `{"id":21}`, and a refusal names no order: both are new events once processed.
    const isQueuedOnly = topic === "order_deleted" || remoteOrderId === null;
    const isSame = isQueuedOnly ? { outcome: "queued" as const } : { outcome: { not: "failed" as const } };
    const known = await tx.delivery.findFirst({
      where: { storeId, topic, contentHash, ...isSame },
      orderBy: { id: "desc" },
      select: { id: true },
    });
    // An order that is restored twice has the same content twice, with a deletion in between.
    const other =
      known &&
      remoteOrderId !== null &&
      (await tx.delivery.findFirst({
        where: { storeId, remoteOrderId, id: { gt: known.id }, contentHash: { not: contentHash } },
        select: { id: true },
      }));
    if (known && !other) {
      await tx.delivery.update({ where: { id: known.id }, data: { repeats: { increment: 1 } } });
      return { status: 200, kind: "repeated" } as const;
    }
    const delivery = await tx.delivery.create({
      data: {
        businessId: endpoint.store.businessId,
        storeId,
        topic,
        contentHash,
        deliveryId: request.deliveryId?.slice(0, 100) ?? "",
        rawBody: new Uint8Array(request.rawBody),
        remoteOrderId,
        receivedAt: now,
      },
    });
    await enqueueDelivery(tx, delivery);
    return { status: 202, kind: "accepted" } as const;
  });
}
