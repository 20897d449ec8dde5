import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Delivery } from "@/lib/generated/prisma/client";
import { BY_ID, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import type { DeliveryQuery } from "./delivery-filter";
import { TOPICS, slugOf } from "./topics";
import type { DeliveryBody, DeliveryPage, DeliveryView } from "./webhook-view";

const DELIVERIES_PER_PAGE = 30;

/** An order with a dozen lines has about 20 kB; nobody reads more than this in a browser. */
export const SHOWN_BODY_CHARACTERS = 64_000;

/**
 * A page of a store's deliveries without their bodies, the latest first; times are ISO strings.
 *
 * @throws AppError `invalid_input` (`badCursor`) when the cursor cannot be read
 */
export async function listDeliveries(
  db: Db,
  businessId: number,
  storeId: number,
  query: DeliveryQuery,
  limit = DELIVERIES_PER_PAGE,
): Promise<DeliveryPage> {
  const { topic, outcome } = query;
  const after = readCursor(BY_ID, query.cursor);
  const page = await readPage(
    limit,
    (take) =>
      db.delivery.findMany({
        where: { businessId, storeId, topic: topic && TOPICS[topic], outcome, id: { lt: after?.[0] } },
        orderBy: { id: "desc" },
        take,
        omit: { rawBody: true },
      }),
    (row) => [row.id],
  );
  return { ...page, items: page.items.map(toView) };
}

/**
 * The body of a delivery, indented and cut at SHOWN_BODY_CHARACTERS.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such delivery
 */
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
