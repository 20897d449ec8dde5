import type { Db } from "@/lib/db";
import { BY_ID, BY_TIME, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import { isMappedStatus, orderSettingsSchema } from "@/lib/sync/settings/order-settings";
import { listMissingStock, type MissingStock } from "./missing-stock";
import type { OrderQuery } from "./order-filter";
import type { OrderCounts, OrderFailurePage, OrderListItem, OrderPage, OrderViewName, StatusInUse } from "./order-view";
import { blocksSince } from "./queries/blocking-failures";
import { listOrderSales, type OrderSale, orderWhere } from "./queries/list-order-sales";

const ORDERS_PER_LIST = 30;

/**
 * A page of a store's imported orders, the latest first. Orders that wait for stock list their shortage.
 *
 * @throws AppError `invalid_input` (`badCursor`) when the cursor cannot be read
 */
export async function listOrders(
  db: Db,
  businessId: number,
  storeId: number,
  query: OrderQuery,
  limit = ORDERS_PER_LIST,
): Promise<OrderPage> {
  const after = readCursor(BY_TIME, query.cursor);
  const page = await readPage(
    limit,
    (take) => listOrderSales(db, { businessId, storeId, filter: query }, after, take),
    (row) => [row.soldAt, row.id],
  );
  const waiting = page.items.filter((row) => row.draftReason === "out_of_stock");
  const missing = await listMissingStock(db, waiting);
  return { ...page, items: page.items.map((row) => toOrderItem(row, missing.get(row.id) ?? [])) };
}

/** How many orders of a store need a person, by list. */
export async function countOrders(db: Db, businessId: number, storeId: number): Promise<OrderCounts> {
  const count = (view: OrderViewName) => db.sale.count({ where: orderWhere(businessId, storeId, { view }) });
  const [waiting, conflicts, flagged, deleted, failed] = await Promise.all([
    count("waiting"),
    count("conflicts"),
    count("flagged"),
    count("deleted"),
    db.orderFailure.count({ where: { businessId, storeId, dismissedAt: null } }),
  ]);
  return { waiting, conflicts, flagged, deleted, failed };
}

/** The statuses of a store's imported orders, sorted, with the number of orders and whether a person mapped them. */
export async function listStatuses(db: Db, businessId: number, storeId: number): Promise<StatusInUse[]> {
  const store = await db.store.findFirst({ where: { id: storeId, businessId }, select: { orderSettings: true } });
  if (!store) return [];
  const settings = orderSettingsSchema.parse(store.orderSettings);
  const rows = await db.orderLink.groupBy({
    by: ["remoteStatus"],
    where: { businessId, storeId },
    _count: { _all: true },
    orderBy: { remoteStatus: "asc" },
  });
  return rows.map(({ remoteStatus, _count }) => ({
    status: remoteStatus,
    orders: _count._all,
    // The trash is no status to map: it deletes.
    isMapped: remoteStatus === "trash" || isMappedStatus(remoteStatus, settings),
  }));
}

/**
 * A page of a store's order failures, the highest remote id first.
 *
 * @throws AppError `invalid_input` (`badCursor`) when the cursor cannot be read
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
        where: { businessId, storeId, dismissedAt: null, remoteId: { lt: after?.[0] } },
        orderBy: { remoteId: "desc" },
        take,
      }),
    (row) => [row.remoteId],
  );
  return {
    ...page,
    items: page.items.map(({ remoteId, number, errorCode, errorDetail, attempts, nextTryAt, createdAt, ...row }) => ({
      remoteId,
      number,
      errorCode,
      errorDetail,
      attempts,
      nextTryAt: nextTryAt.toISOString(),
      createdAt: createdAt.toISOString(),
      blocks: createdAt <= blocksSince() ? "nothing" : row.areLinesKnown ? "itsGoods" : "everything",
    })),
  };
}

/**
 * Converts a sale with its order to an item of a list. Amounts are decimal strings, times ISO strings.
 *
 * @throws Error when the sale has no order
 */
export function toOrderItem(row: OrderSale, missing: MissingStock[]): OrderListItem {
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
