import type { Tx } from "@/lib/db";
import { importKnown, importListed } from "@/lib/sync/orders/import-page";
import { type ImportSource, toImportSource } from "@/lib/sync/orders/import-source";
import { listSettledIds } from "@/lib/sync/orders/queries/list-settled-ids";
import { probeStore } from "@/lib/sync/core/probe-store";
import { requestOptions } from "@/lib/sync/core/run-context";
import { orderSettingsSchema } from "@/lib/sync/settings/order-settings";
import { countPlacedOrders, listPlacedOrders, type PlacedBetween, type PlacedOrder } from "@/lib/woo/resources/orders";
import { parseWooDate } from "@/lib/woo/woo-date";
import { isWooError } from "@/lib/woo/woo-error";
import type { PullContext, PullPhaseStep } from "./pull-phase";
import { ORDER_MONTHS, orderCountsSchema, pullChoicesSchema, type PullResults } from "./pull-schema";
import { addResults } from "./queries/add-results";

const ORDERS_PER_PAGE = 50;
/** A slice ends in time for others of the store to get their turn. */
const SLICE_MS = 20_000;
/** The store lists what was placed after a second, not in it. */
const TIE_MS = 1_000;
/** Attempts for the requests of one order; an order that fails is retried with later polls. */
const ATTEMPTS_PER_ORDER = 2;

const DONE = { next: null, done: 0 } as const;

/** Counts the orders that a person may take over, by months. None are offered where orders are not imported. */
export const countOrders: PullPhaseStep = async (context) => {
  const { client, pull } = context;
  if (!areImported(context)) return DONE;
  const counts = await Promise.all(
    ORDER_MONTHS.map(async (months) => {
      const between = placedWithin(context, months);
      return [String(months), await countPlacedOrders(client, between, requestOptions(context))] as const;
    }),
  );
  const orderCounts = Object.fromEntries(counts);
  return {
    next: null,
    done: counts.length,
    record: async (tx) => {
      await tx.storePull.update({ where: { id: pull.id }, data: { orderCounts } });
    },
  };
};

/**
 * Imports the orders of the chosen months as sales, the first one first, as a poll imports them. What is a sale already
 * stays as it is. A slice ends between two orders, and the next one continues there.
 */
export const takeOrders: PullPhaseStep = async (context, cursor) => {
  const { deps, db, pull, store, client } = context;
  const { orderMonths } = pullChoicesSchema.parse(pull.choices);
  if (orderMonths === 0 || !areImported(context)) return DONE;
  const perOrder = { attempts: ATTEMPTS_PER_ORDER, ...deps.retry };
  const source = { ...toImportSource(deps, store, client), retry: perOrder };
  const all = placedWithin(context, orderMonths);
  const placedAfter = cursor.placedAt === 0 ? all.placedAfter : new Date(cursor.placedAt * 1000 - TIE_MS);
  const perPage = deps.sliceSize ?? ORDERS_PER_PAGE;
  const { orders, isWhole } = await readPage(source, { ...all, placedAfter, page: cursor.page, perPage });
  const { imported, deleted } = await listSettledIds(
    db,
    store.id,
    orders.map(({ id }) => id),
  );
  const total = cursor.placedAt === 0 ? totalOf(context, orderMonths) : undefined;
  const until = Date.now() + SLICE_MS;
  const counts: PullResults["orders"] = { taken: 0, leftOut: 0, failed: 0 };
  const record = (tx: Tx) => addResults(tx, pull, "orders", counts);
  let placedAt = cursor.placedAt;
  let done = 0;
  for (const order of orders) {
    const isLate = source.isPastDeadline?.() === true || Date.now() >= until;
    if (isLate && placedAt > cursor.placedAt) return { next: { ...cursor, page: 1, placedAt }, done, total, record };
    const isKnown = imported.has(order.id) || deleted.has(order.id);
    const outcome = isKnown ? "taken" : await takeOrder(source, order, isWhole);
    const second = (parseWooDate(order.date_created_gmt)?.getTime() ?? 0) / 1000;
    // A page begins with what the one before it has imported of the same second.
    if (second > cursor.placedAt || !imported.has(order.id)) {
      done += 1;
      counts[outcome] += 1;
    }
    placedAt = Math.max(placedAt, second);
  }
  if (orders.length < perPage) return { next: null, done, total, record };
  // A shop that was moved may have hundreds of orders of one second, which are read to their end by page number.
  const page = placedAt > cursor.placedAt ? 1 : cursor.page + 1;
  return { next: { ...cursor, page, placedAt }, done, total, record };
};

async function takeOrder(
  source: ImportSource,
  order: PlacedOrder,
  isWhole: boolean,
): Promise<keyof PullResults["orders"]> {
  const result = await (isWhole
    ? importListed(source, order, { isEarlier: true })
    : importKnown(source, order.id, { isEarlier: true }));
  if (result === null) return "failed";
  return result.outcome === "ignored" ? "leftOut" : "taken";
}

function areImported({ store }: PullContext): boolean {
  return orderSettingsSchema.parse(store.orderSettings).isEnabled;
}

/** Later orders are the poll's: they take stock. */
function placedWithin({ pull, client }: PullContext, months: number): PlacedBetween {
  const placedBefore = new Date(pull.createdAt.getTime() + Math.min(0, client.clockSkewMs() ?? 0));
  const placedAfter = new Date(placedBefore);
  placedAfter.setUTCMonth(placedAfter.getUTCMonth() - months);
  return { placedAfter, placedBefore };
}

function totalOf({ pull }: PullContext, months: (typeof ORDER_MONTHS)[number]): number | undefined {
  return orderCountsSchema.parse(pull.orderCounts)?.[months] ?? undefined;
}

/** One order that the store cannot print fails its whole page, so the orders are then fetched by id. */
async function readPage(
  { client, retry }: ImportSource,
  listed: PlacedBetween & { page: number; perPage: number },
): Promise<{ orders: PlacedOrder[]; isWhole: boolean }> {
  try {
    return { orders: await listPlacedOrders(client, listed, { retry }), isWhole: true };
  } catch (error) {
    if (!isWooError(error)) throw error;
    const fault = await probeStore(client, { retry });
    if (fault !== null) throw fault;
    return { orders: await listPlacedOrders(client, { ...listed, areStampsEnough: true }, { retry }), isWhole: false };
  }
}
