import { Decimal } from "decimal.js";
import type { Tx } from "@/lib/db";
import { lockSaleRow } from "@/lib/sales/queries/lock-sale";
import { finaliseOrderSale } from "@/lib/sync/orders/finalise-sale";
import { lockOrder } from "@/lib/sync/orders/queries/lock-order";
import { fetchTaken, type ReadTime } from "./fetch-taken";
import type { PullContext } from "./pull-phase";
import type { TakenOrders } from "./pull-schema";
import { listRecountable, type RecountableLine } from "./queries/list-recountable";

export type Recount =
  | {
      isWhole: true;
      /** Variation id → units that the store has taken for imported orders since the reading; negative for put back. */
      reducedSince: Map<number, Decimal>;
    }
  | { isWhole: false; takenOrders: TakenOrders };

/**
 * Counts the units of open and lately changed orders out of the quantities that were read, as far as the store had taken
 * them by then and their sales had not: an order on hold would otherwise be reserved here beside the store's own
 * reservation. Each sale is written in a transaction of its own; repeating it changes nothing.
 *
 * The sales are written once every order that has to be fetched was; what was fetched is handed back when the time is over
 * before, for the next slice to go on with.
 *
 * @param known the orders that earlier slices have fetched for the same quantities
 * @throws WooError when the store does not answer and the pull may wait for it
 */
export async function recountOrders(
  context: PullContext,
  readTimes: ReadonlyMap<number, ReadTime>,
  known: TakenOrders,
): Promise<Recount> {
  const reducedSince = new Map<number, Decimal>();
  const times = [...readTimes.values()];
  if (times.length === 0) return { isWhole: true, reducedSince };
  const lines = await listRecountable(context.db, context.store.id, [...readTimes.keys()], {
    readAt: earliest(times.map(({ readAt }) => readAt)),
    answeredAt: earliest(times.map(({ answeredAt }) => answeredAt)),
  });
  const toFetch = new Set(lines.filter((line) => isFetched(line, readTimes)).map(({ remoteId }) => remoteId));
  const { isWhole, takenOrders } = await fetchTaken(context, toFetch, readTimes, known);
  if (!isWhole) return { isWhole, takenOrders };
  for (const sale of groupBySale(lines)) {
    const taken = takenWhenRead(sale, readTimes, takenOrders);
    await recountSale(context, sale, taken, readTimes);
    for (const line of sale) {
      const since = new Decimal(line.storeReduced).minus(taken.get(line.lineId) ?? 0);
      reducedSince.set(line.variationId, since.plus(reducedSince.get(line.variationId) ?? 0));
    }
  }
  return { isWhole, reducedSince };
}

function earliest(times: readonly Date[]): Date {
  return new Date(Math.min(...times.map((time) => time.getTime())));
}

function groupBySale(lines: readonly RecountableLine[]): RecountableLine[][] {
  const sales = new Map<number, RecountableLine[]>();
  for (const line of lines) sales.set(line.saleId, [...(sales.get(line.saleId) ?? []), line]);
  return [...sales.values()];
}

/** Whether the store has to tell what it had taken: the order is from before the reading and has changed since. */
function isFetched(line: RecountableLine, readTimes: ReadonlyMap<number, ReadTime>): boolean {
  const readAt = readTimes.get(line.variationId)?.readAt;
  return readAt !== undefined && line.placedAt <= readAt && line.modifiedAt > readAt;
}

/**
 * Line id → the units that the store had taken when it was read. An order that has not changed since had taken what it
 * has now, and one that was placed later nothing. Any other was fetched, for its payment and refunds tell; one that cannot
 * be read counts as unchanged.
 */
function takenWhenRead(
  lines: readonly RecountableLine[],
  readTimes: ReadonlyMap<number, ReadTime>,
  orders: TakenOrders,
): Map<number, Decimal> {
  const taken = new Map<number, Decimal>();
  for (const line of lines) {
    const readAt = readTimes.get(line.variationId)?.readAt;
    const fetched = isFetched(line, readTimes) ? orders[line.remoteId] : null;
    if (fetched) taken.set(line.lineId, new Decimal(fetched[line.remoteLineId ?? 0] ?? 0));
    else if (readAt !== undefined && line.placedAt > readAt && line.modifiedAt > readAt)
      taken.set(line.lineId, new Decimal(0));
    else taken.set(line.lineId, new Decimal(line.storeReduced));
  }
  return taken;
}

async function recountSale(
  { db, store }: PullContext,
  lines: readonly RecountableLine[],
  taken: ReadonlyMap<number, Decimal>,
  readTimes: ReadonlyMap<number, ReadTime>,
): Promise<void> {
  const [first] = lines;
  const isNothing = lines.every(({ lineId, countedOut }) => taken.get(lineId)?.isZero() && Number(countedOut) === 0);
  if (first === undefined || isNothing) return;
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
