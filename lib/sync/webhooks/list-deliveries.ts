import { z } from "zod";
import { queryIdSchema } from "@/lib/id-schema";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Delivery } from "@/lib/generated/prisma/client";
import { DeliveryOutcome } from "@/lib/generated/prisma/enums";
import { TOPIC_SLUGS, TOPICS, slugOf } from "./topics";
import type { DeliveryBody, DeliveryPage, DeliveryView } from "./webhook-view";

export const DELIVERIES_PER_PAGE = 30;

/** An order with a dozen lines has some 20 kB; more than this nobody reads in a browser. */
export const SHOWN_BODY_CHARACTERS = 64_000;

export const deliveryFilterSchema = z.object({
  topic: z.enum(TOPIC_SLUGS).optional(),
  outcome: z.enum(DeliveryOutcome).optional(),
  /** Number of an order in the store. */
  order: queryIdSchema.optional(),
});
export const deliveryQuerySchema = deliveryFilterSchema.extend({
  /** `nextCursor` of the page before. */
  cursor: queryIdSchema.optional(),
});
export type DeliveryFilter = z.infer<typeof deliveryFilterSchema>;
export type DeliveryQuery = z.infer<typeof deliveryQuerySchema>;

/** Deliveries of a store without their bodies, the latest first. */
export async function listDeliveries(
  db: Db,
  businessId: number,
  storeId: number,
  query: DeliveryQuery,
  limit = DELIVERIES_PER_PAGE,
): Promise<DeliveryPage> {
  const rows = await db.delivery.findMany({
    where: {
      businessId,
      storeId,
      ...(query.topic ? { topic: TOPICS[query.topic] } : {}),
      ...(query.outcome ? { outcome: query.outcome } : {}),
      ...(query.order === undefined ? {} : { remoteOrderId: query.order }),
      ...(query.cursor === undefined ? {} : { id: { lt: query.cursor } }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    omit: { rawBody: true },
  });
  const page = rows.slice(0, limit);
  return { items: page.map(toView), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** What a delivery said, readable and bounded. Throws not_found, also for another business's. */
export async function getDeliveryBody(db: Db, businessId: number, deliveryId: number): Promise<DeliveryBody> {
  const row = await db.delivery.findFirst({ where: { id: deliveryId, businessId }, select: { rawBody: true } });
  if (!row) throw new AppError("not_found", "notFound");
  const text = indent(Buffer.from(row.rawBody).toString("utf8"));
  return {
    text: text.slice(0, SHOWN_BODY_CHARACTERS),
    bytes: row.rawBody.byteLength,
    isCut: text.length > SHOWN_BODY_CHARACTERS,
  };
}

function indent(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function toView(row: Omit<Delivery, "rawBody">): DeliveryView {
  const { id, outcome, errorCode, errorDetail, saleId, repeats, deliveryId } = row;
  return {
    id,
    outcome,
    errorCode,
    errorDetail,
    saleId,
    repeats,
    deliveryId,
    topic: slugOf(row.topic),
    orderId: row.remoteOrderId,
    receivedAt: row.receivedAt.toISOString(),
    processedAt: row.processedAt?.toISOString() ?? null,
  };
}
