import { z } from "zod";
import { queryIdSchema } from "@/lib/id-schema";
import { readCursor, writeCursor } from "@/lib/catalog/page-cursor";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Prisma } from "@/lib/generated/prisma/client";
import { listMissingStock, type MissingStock } from "./missing-stock";
import {
  ORDER_VIEWS,
  type OrderCounts,
  type OrderFailurePage,
  type OrderListItem,
  type OrderPage,
  type OrderViewName,
} from "./order-view";

export const ORDERS_PER_LIST = 30;

/** The filter as it stands in the address. */
export const orderFilterSchema = z.object({
  view: z.enum(ORDER_VIEWS).optional(),
  /** As the store calls it. */
  status: z.string().trim().max(60).optional(),
  /** Part of a number, a customer's name or e-mail, or an SKU. */
  q: z.string().trim().max(200).optional(),
});
export type OrderFilter = z.infer<typeof orderFilterSchema>;

export const orderQuerySchema = orderFilterSchema.extend({ cursor: z.string().max(300).optional() });
export type OrderQuery = z.infer<typeof orderQuerySchema>;

/** What of a sale stands in a list of orders. */
export const ORDER_ITEM_INCLUDE = {
  customer: { select: { name: true, email: true, phone: true } },
  order: true,
  lines: { where: { isFlagged: true }, select: { id: true }, take: 1 },
} satisfies Prisma.SaleInclude;

type SaleRow = Prisma.SaleGetPayload<{ include: typeof ORDER_ITEM_INCLUDE }>;

/** Imported orders of a store, the latest first; those that wait for stock with what they lack. */
export async function listOrders(
  db: Db,
  businessId: number,
  storeId: number,
  query: OrderQuery,
  limit = ORDERS_PER_LIST,
): Promise<OrderPage> {
  const rows = await db.sale.findMany({
    where: { AND: [orderWhere(businessId, storeId, query), afterCursor(query.cursor)] },
    orderBy: [{ soldAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    include: ORDER_ITEM_INCLUDE,
  });
  const page = rows.slice(0, limit);
  const waiting = page.flatMap((row) =>
    row.draftReason === "out_of_stock" && row.order
      ? [{ id: row.id, locationId: row.locationId, remoteStatus: row.order.remoteStatus }]
      : [],
  );
  const missing = await listMissingStock(db, waiting);
  const last = page.at(-1);
  return {
    items: page.map((row) => toOrderItem(row, missing.get(row.id) ?? [])),
    nextCursor: rows.length > limit && last ? writeCursor(last.soldAt.toISOString(), last.id) : null,
  };
}

/** How many orders of a store somebody has to look at, by list. */
export async function countOrders(db: Db, businessId: number, storeId: number): Promise<OrderCounts> {
  const count = (view: OrderViewName) => db.sale.count({ where: orderWhere(businessId, storeId, { view }) });
  const [waiting, conflicts, flagged, deleted, failed] = await Promise.all([
    count("waiting"),
    count("conflicts"),
    count("flagged"),
    count("deleted"),
    db.orderFailure.count({ where: { businessId, storeId } }),
  ]);
  return { waiting, conflicts, flagged, deleted, failed };
}

/** The statuses that a store's imported orders have, as the store calls them. */
export async function listRemoteStatuses(db: Db, businessId: number, storeId: number): Promise<string[]> {
  const rows = await db.orderLink.findMany({
    where: { businessId, storeId },
    distinct: ["remoteStatus"],
    select: { remoteStatus: true },
    orderBy: { remoteStatus: "asc" },
  });
  return rows.map((row) => row.remoteStatus);
}

export const failureQuerySchema = z.object({ cursor: queryIdSchema.optional() });

/** Orders of a store that could not be imported, by their id in the store, the latest first. */
export async function listOrderFailures(
  db: Db,
  businessId: number,
  storeId: number,
  cursor: number | undefined,
  limit = ORDERS_PER_LIST,
): Promise<OrderFailurePage> {
  const rows = await db.orderFailure.findMany({
    where: { businessId, storeId, ...(cursor === undefined ? {} : { remoteId: { lt: cursor } }) },
    orderBy: { remoteId: "desc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  return {
    items: page.map(({ remoteId, number, errorCode, errorDetail, attempts, nextTryAt, createdAt }) => ({
      remoteId,
      number,
      errorCode,
      errorDetail,
      attempts,
      nextTryAt: nextTryAt.toISOString(),
      createdAt: createdAt.toISOString(),
    })),
    nextCursor: rows.length > limit ? (page.at(-1)?.remoteId ?? null) : null,
  };
}

function orderWhere(
  businessId: number,
  storeId: number,
  { view = "all", status, q }: OrderFilter,
): Prisma.SaleWhereInput {
  return {
    businessId,
    order: {
      is: {
        storeId,
        ...(view === "conflicts" ? { state: "conflict" } : view === "deleted" ? { state: "deleted" } : {}),
        ...(status ? { remoteStatus: status } : {}),
      },
    },
    ...(view === "waiting" ? { draftReason: "out_of_stock" } : {}),
    ...(view === "flagged" ? { lines: { some: { isFlagged: true } } } : {}),
    ...(q ? { OR: searchFor(q) } : {}),
  };
}

function searchFor(q: string): Prisma.SaleWhereInput[] {
  // Prisma hands the text on to ilike as it is.
  const contains = q.replace(/[\\%_]/g, "\\$&");
  const like = { contains, mode: "insensitive" } as const;
  const remoteId = /^#?([1-9]\d{0,8})$/.exec(q)?.[1];
  return [
    { order: { is: { number: { ...like, contains: contains.replace(/^#/, "") } } } },
    ...(remoteId ? [{ order: { is: { remoteId: Number(remoteId) } } }] : []),
    { customer: { is: { OR: [{ name: like }, { email: like }] } } },
    { lines: { some: { sku: like } } },
  ];
}

function afterCursor(cursor: string | undefined): Prisma.SaleWhereInput {
  if (cursor === undefined) return {};
  const { key, id } = readCursor(cursor);
  const soldAt = new Date(key);
  if (Number.isNaN(soldAt.getTime())) throw new AppError("invalid_input", "badCursor");
  return { OR: [{ soldAt: { lt: soldAt } }, { soldAt, id: { lt: id } }] };
}

/** A sale with its order as it stands in a list. */
export function toOrderItem(row: SaleRow, missing: MissingStock[]): OrderListItem {
  const { order } = row;
  if (!order) throw new Error(`sale ${row.id} is not an order`);
  return {
    saleId: row.id,
    remoteId: order.remoteId,
    number: order.number,
    remoteStatus: order.remoteStatus,
    state: order.state,
    status: row.status,
    draftReason: row.draftReason,
    shippingStatus: row.shippingStatus,
    customer: row.customer?.name ?? null,
    soldAt: row.soldAt.toISOString(),
    currency: row.currency,
    total: row.total.toFixed(),
    refundedTotal: row.refundedTotal.toFixed(),
    isEdited: row.editedAt !== null,
    hasFlaggedLines: row.lines.length > 0,
    missing,
  };
}
