import type { Db } from "@/lib/db";
import { type Prisma } from "@/lib/generated/prisma/client";
import { BY_ID, BY_TIME, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import { listMissingStock, type MissingStock } from "./missing-stock";
import type { OrderFilter, OrderQuery } from "./order-filter";
import type { OrderCounts, OrderFailurePage, OrderListItem, OrderPage, OrderViewName } from "./order-view";

const ORDERS_PER_LIST = 30;

/** What of a sale stands in a list of orders. */
export const ORDER_ITEM_INCLUDE = {
  customer: { select: { name: true, email: true, phone: true } },
  order: true,
  lines: { where: { isFlagged: true }, select: { id: true }, take: 1 },
} satisfies Prisma.SaleInclude;

type SaleRow = Prisma.SaleGetPayload<{ include: typeof ORDER_ITEM_INCLUDE }>;

/**
 * Imported orders of a store, the latest first; those that wait for stock with what they lack.
 * @throws invalid_input `badCursor`.
 */
export async function listOrders(
  db: Db,
  businessId: number,
  storeId: number,
  query: OrderQuery,
  limit = ORDERS_PER_LIST,
): Promise<OrderPage> {
  const after = readCursor(BY_TIME, query.cursor);
  const isAfter = after ? { OR: [{ soldAt: { lt: after[0] } }, { soldAt: after[0], id: { lt: after[1] } }] } : {};
  const page = await readPage(
    limit,
    (take) =>
      db.sale.findMany({
        where: { AND: [orderWhere(businessId, storeId, query), isAfter] },
        orderBy: [{ soldAt: "desc" }, { id: "desc" }],
        take,
        include: ORDER_ITEM_INCLUDE,
      }),
    (row) => [row.soldAt, row.id],
  );
  const waiting = page.items.filter((row) => row.draftReason === "out_of_stock");
  const missing = await listMissingStock(db, waiting);
  return { ...page, items: page.items.map((row) => toOrderItem(row, missing.get(row.id) ?? [])) };
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

/**
 * Orders of a store that could not be imported, by their id in the store, the latest first.
 * @throws invalid_input `badCursor`.
 */
export async function listOrderFailures(
  db: Db,
  businessId: number,
  storeId: number,
  cursor: string | undefined,
  limit = ORDERS_PER_LIST,
): Promise<OrderFailurePage> {
  const after = readCursor(BY_ID, cursor);
  const page = await readPage(
    limit,
    (take) =>
      db.orderFailure.findMany({
        where: { businessId, storeId, remoteId: { lt: after?.[0] } },
        orderBy: { remoteId: "desc" },
        take,
      }),
    (row) => [row.remoteId],
  );
  return {
    ...page,
    items: page.items.map(({ remoteId, number, errorCode, errorDetail, attempts, nextTryAt, createdAt }) => ({
      remoteId,
      number,
      errorCode,
      errorDetail,
      attempts,
      nextTryAt: nextTryAt.toISOString(),
      createdAt: createdAt.toISOString(),
    })),
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
