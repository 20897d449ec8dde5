import { Decimal } from "decimal.js";
import type { Tx } from "@/lib/db";
import { lockSaleRow } from "@/lib/sales/queries/lock-sale";
import { finaliseOrderSale } from "@/lib/sync/orders/finalise-sale";
import { loadOrderContext } from "@/lib/sync/orders/load-order-context";
import { mapOrder } from "@/lib/sync/orders/map-order";
import { lockOrder } from "@/lib/sync/orders/queries/lock-order";
import { requestOptions } from "@/lib/sync/core/run-context";
import { fetchOrder } from "@/lib/woo/resources/orders";
import { fetchRefunds } from "@/lib/woo/resources/refunds";
import { isWooError } from "@/lib/woo/woo-error";
import type { PullContext } from "./pull-phase";
import { listRecountable, type RecountableLine } from "./queries/list-recountable";

/** When the quantity of a variation was read: by the store's clock, and by that of the shop. */
export type ReadTime = { readAt: Date; answeredAt: Date };

/**
 * Counts the units of open and lately changed orders out of the quantities that were read, as far as the store had taken
 * them by then and their sales had not: an order on hold would otherwise be reserved here beside the store's own
 * reservation. Each sale is written in a transaction of its own; repeating it changes nothing.
 *
 * @returns variation id → the units that the store has taken for imported orders since the reading; negative for put back
 * @throws WooError when an order that changed since cannot be fetched
 */
export async function recountOrders(
  context: PullContext,
  readTimes: ReadonlyMap<number, ReadTime>,
): Promise<Map<number, Decimal>> {
  const reducedSince = new Map<number, Decimal>();
  const times = [...readTimes.values()];
  if (times.length === 0) return reducedSince;
  const lines = await listRecountable(context.db, context.store.id, [...readTimes.keys()], {
    readAt: earliest(times.map(({ readAt }) => readAt)),
    answeredAt: earliest(times.map(({ answeredAt }) => answeredAt)),
  });
  for (const sale of groupBySale(lines)) {
    const taken = await takenWhenRead(context, sale, readTimes);
    await recountSale(context, sale, taken, readTimes);
    for (const line of sale) {
      const since = new Decimal(line.storeReduced).minus(taken.get(line.lineId) ?? 0);
      reducedSince.set(line.variationId, since.plus(reducedSince.get(line.variationId) ?? 0));
    }
  }
  return reducedSince;
}

function earliest(times: readonly Date[]): Date {
  return new Date(Math.min(...times.map((time) => time.getTime())));
}

function groupBySale(lines: readonly RecountableLine[]): RecountableLine[][] {
  const sales = new Map<number, RecountableLine[]>();
  for (const line of lines) sales.set(line.saleId, [...(sales.get(line.saleId) ?? []), line]);
  return [...sales.values()];
}

/**
 * Line id → the units that the store had taken when it was read. An order that has not changed since had taken what it
 * has now, and one that was placed later nothing. Any other is fetched, for its payment and refunds tell.
 */
async function takenWhenRead(
  context: PullContext,
  lines: readonly RecountableLine[],
  readTimes: ReadonlyMap<number, ReadTime>,
): Promise<Map<number, Decimal>> {
  const taken = new Map<number, Decimal>();
  let fetched: Map<number, Decimal> | null = null;
  for (const line of lines) {
    const readAt = readTimes.get(line.variationId)?.readAt;
    if (readAt === undefined || line.modifiedAt <= readAt) taken.set(line.lineId, new Decimal(line.storeReduced));
    else if (line.placedAt > readAt) taken.set(line.lineId, new Decimal(0));
    else {
      fetched ??= await fetchTaken(context, line.remoteId, readTimes);
      taken.set(line.lineId, fetched.get(line.remoteLineId ?? 0) ?? new Decimal(0));
    }
  }
  return taken;
}

/** Remote line id → units. Empty for an order that is missing in the store. */
async function fetchTaken(
  context: PullContext,
  remoteId: number,
  readTimes: ReadonlyMap<number, ReadTime>,
): Promise<Map<number, Decimal>> {
  const { db, store, client } = context;
  try {
    const order = await fetchOrder(client, remoteId, requestOptions(context));
    const refunds = order.refunds.length === 0 ? [] : await fetchRefunds(client, remoteId, requestOptions(context));
    const stockReadAt = new Map([...readTimes].map(([variationId, { readAt }]) => [variationId, readAt]));
    const { lines } = mapOrder(order, refunds, { ...(await loadOrderContext(db, store, order)), stockReadAt });
    return new Map(lines.map(({ remoteLineId, countedOut }) => [remoteLineId ?? 0, new Decimal(countedOut ?? 0)]));
  } catch (error) {
    if (isWooError(error) && error.code === "resource_missing") return new Map();
    throw error;
  }
}

async function recountSale(
  { db, store }: PullContext,
  lines: readonly RecountableLine[],
  taken: ReadonlyMap<number, Decimal>,
  readTimes: ReadonlyMap<number, ReadTime>,
): Promise<void> {
  const [first] = lines;
  if (first === undefined) return;
  const { saleId, remoteId } = first;
  await db.$transaction(async (tx) => {
    await lockOrder(tx, store.id, remoteId);
    await lockSaleRow(tx, store.businessId, saleId);
    let isChanged = false;
    for (const [variationId, own] of groupByVariation(lines)) {
      const before = await takenBefore(tx, saleId, variationId, readTimes.get(variationId)?.answeredAt);
      const inStore = own.reduce((sum, { lineId }) => sum.plus(taken.get(lineId) ?? 0), new Decimal(0));
      // Lines of one variation count together, so one of them has all of it.
      const wanted = Decimal.max(0, inStore.minus(before));
      const known = own.reduce((sum, { countedOut }) => sum.plus(countedOut), new Decimal(0));
      if (wanted.equals(known)) continue;
      isChanged = true;
      for (const [index, { lineId }] of own.entries())
        await tx.saleLine.update({ where: { id: lineId }, data: { countedOut: index === 0 ? wanted.toFixed() : "0" } });
    }
    if (isChanged) await postAgain(tx, saleId);
  });
}

function groupByVariation(lines: readonly RecountableLine[]): Map<number, RecountableLine[]> {
  const groups = new Map<number, RecountableLine[]>();
  for (const line of lines) groups.set(line.variationId, [...(groups.get(line.variationId) ?? []), line]);
  return groups;
}

/** The units that a sale had taken here when the store was read. */
async function takenBefore(tx: Tx, saleId: number, variationId: number, answeredAt?: Date): Promise<Decimal> {
  const { _sum } = await tx.stockMovement.aggregate({
    where: { saleId, variationId, ...(answeredAt ? { createdAt: { lte: answeredAt } } : {}) },
    _sum: { quantity: true },
  });
  return new Decimal(_sum.quantity?.toString() ?? 0).negated();
}

async function postAgain(tx: Tx, saleId: number): Promise<void> {
  const { order, ...sale } = await tx.sale.findUniqueOrThrow({ where: { id: saleId }, include: { order: true } });
  if (order === null) return;
  // A sale that waits for stock is final as soon as there is some.
  const isFinal = sale.status === "final" || sale.draftReason === "out_of_stock";
  await finaliseOrderSale(tx, sale, {
    status: isFinal ? "final" : "draft",
    remoteStatus: order.remoteStatus,
    userId: null,
    number: order.number,
    ...(isFinal || sale.draftReason === null ? {} : { draftReason: sale.draftReason }),
  });
}
