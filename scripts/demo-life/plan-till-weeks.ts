import type { Discount } from "@/lib/sales/sale-totals";
import type { SeededRandom } from "@/lib/testing/seeded-random";
import { salesOfDay, tradingDays } from "./trading-times";

export type TillGoods = {
  variationId: number;
  price: number;
  /** Units at the shop and in the warehouse; null for what is not counted. */
  stock: { shop: number; warehouse: number } | null;
};

export type PlannedLine = { goods: TillGoods; quantity: number; discount: Discount | null };
export type TillEvent = { at: Date } & (
  | {
      kind: "sale";
      lines: PlannedLine[];
      discount: Discount | null;
      method: "cash" | "card";
      /** Index of a shopper, null for a passer-by; index of a seller, of whom the first sells most. */
      shopper: number | null;
      seller: number;
    }
  | { kind: "delivery" | "transfer"; lines: { goods: TillGoods; quantity: number }[] }
  | { kind: "adjustment"; goods: TillGoods; quantity: number; reason: string }
);

/** Left on the shelf, so that the store can sell of everything that the till sells. */
const LEFT_ON_SHELF = 2;
const LOW_AT = 5;
const DELIVERED = 12;
const TRANSFERRED = 8;
const MAX_DELIVERED_LINES = 15;
const DELIVERY_MINUTE = 8 * 60 + 20;
const [MONDAY, THURSDAY] = [1, 4];
/** Cheap goods sell more often: the power makes the first tenth of the list a third of the sales. */
const BESTSELLER_POWER = 2.1;

const LOSSES: readonly { daysAgo: number; quantity: number; reason: string }[] = [
  { daysAgo: 19, quantity: -1, reason: "Fell off the shelf" },
  { daysAgo: 11, quantity: -2, reason: "Best before has passed" },
  { daysAgo: 4, quantity: 1, reason: "Found behind the counter" },
];

/**
 * Plans four weeks of a shop up to `now`: sales with a rhythm of hours and weekdays, deliveries, transfers from the
 * warehouse, a few corrections. The same random gives the same weeks; no stock falls below what is left on the shelf.
 */
export function planTillWeeks(
  goods: readonly TillGoods[],
  {
    random,
    now,
    timeZone,
    shoppers,
    sellers,
  }: {
    random: SeededRandom;
    now: Date;
    timeZone: string;
    shoppers: number;
    sellers: number;
  },
): TillEvent[] {
  const shelf = createShelf(goods, random);
  const days = tradingDays(now, timeZone);
  const events = days.flatMap((day, index): TillEvent[] => {
    const losses = LOSSES.filter(({ daysAgo }) => days.length - 1 - daysAgo === index).flatMap((loss): TillEvent[] => {
      const lost = shelf.take(1);
      if (lost === null) return [];
      shelf.add(lost.goods, loss.quantity + 1);
      return [{ kind: "adjustment", at: day.at(DELIVERY_MINUTE + 10), ...loss, goods: lost.goods }];
    });
    const sales = salesOfDay(random, day)
      .filter((at) => at < now)
      .flatMap((at) => planSale(shelf, random, { at, shoppers, sellers }));
    return [...losses, ...planRefill(shelf, goods, day), ...sales];
  });
  return events.filter(({ at }) => at < now).sort((a, b) => a.at.getTime() - b.at.getTime());
}

function planSale(
  shelf: Shelf,
  random: SeededRandom,
  { at, shoppers, sellers }: { at: Date; shoppers: number; sellers: number },
): TillEvent[] {
  const chosen = new Map<number, PlannedLine>();
  for (let left = 1 + random.early(5, 1.6); left > 0; left -= 1) {
    const taken = shelf.take(random.chance(0.16) ? random.int(2, 3) : 1);
    if (taken === null) continue;
    const before = chosen.get(taken.goods.variationId);
    const discount: Discount | null = random.chance(0.05) ? { kind: "percent", value: "15" } : null;
    const quantity = toUnits(taken.quantity + (before?.quantity ?? 0));
    chosen.set(taken.goods.variationId, before ? { ...before, quantity } : { ...taken, discount });
  }
  if (chosen.size === 0) return [];
  return [
    {
      kind: "sale",
      at,
      lines: [...chosen.values()],
      discount: random.chance(0.07) ? { kind: "percent", value: random.chance(0.5) ? "10" : "5" } : null,
      method: random.chance(0.58) ? "card" : "cash",
      shopper: random.chance(0.3) ? random.int(0, shoppers - 1) : null,
      seller: random.early(sellers, 2),
    },
  ];
}

function planRefill(
  shelf: Shelf,
  goods: readonly TillGoods[],
  day: { weekday: number; at(minute: number): Date },
): TillEvent[] {
  if (day.weekday !== MONDAY && day.weekday !== THURSDAY) return [];
  const isThursday = day.weekday === THURSDAY;
  const low = goods.filter(
    (one) =>
      one.stock !== null && one.stock.shop > LOW_AT && Number.isInteger(one.stock.shop) && shelf.at(one) < LOW_AT,
  );
  const lines = low
    .filter((one) => !isThursday || shelf.inWarehouse(one) >= TRANSFERRED)
    .slice(0, MAX_DELIVERED_LINES)
    .map((one) => ({ goods: one, quantity: isThursday ? TRANSFERRED : DELIVERED }));
  for (const line of lines) {
    shelf.add(line.goods, line.quantity);
    if (isThursday) shelf.takeFromWarehouse(line.goods, line.quantity);
  }
  return lines.length === 0 ? [] : [{ kind: isThursday ? "transfer" : "delivery", at: day.at(DELIVERY_MINUTE), lines }];
}

type Shelf = ReturnType<typeof createShelf>;

function createShelf(goods: readonly TillGoods[], random: SeededRandom) {
  const shop = new Map(goods.map((one) => [one, one.stock?.shop ?? Number.POSITIVE_INFINITY]));
  const warehouse = new Map(goods.map((one) => [one, one.stock?.warehouse ?? 0]));
  const popularity = new Map(goods.map((one) => [one, one.price * random.int(30, 170)]));
  const ranked = goods.filter(({ price }) => price > 0).sort((a, b) => popularity.get(a)! - popularity.get(b)!);
  const change = (of: Map<TillGoods, number>, one: TillGoods, by: number) =>
    void of.set(one, toUnits((of.get(one) ?? 0) + by));
  return {
    at: (one: TillGoods) => shop.get(one) ?? 0,
    inWarehouse: (one: TillGoods) => warehouse.get(one) ?? 0,
    add: (one: TillGoods, units: number) => change(shop, one, units),
    takeFromWarehouse: (one: TillGoods, units: number) => change(warehouse, one, -units),
    /** Takes something that is on the shelf; a part of a unit of what is sold loose. Null when nothing is found. */
    take(units: number): { goods: TillGoods; quantity: number } | null {
      for (let tries = 0; tries < 8; tries += 1) {
        const one = ranked[random.early(ranked.length, BESTSELLER_POWER)];
        if (one === undefined) return null;
        const isLoose = one.stock !== null && !Number.isInteger(one.stock.shop);
        const quantity = isLoose ? toUnits(random.int(2, 9) / 20) : units;
        if ((shop.get(one) ?? 0) - quantity < LEFT_ON_SHELF) continue;
        change(shop, one, -quantity);
        return { goods: one, quantity };
      }
      return null;
    },
  };
}

/** Thousandths of a unit, as a scale has. */
const toUnits = (quantity: number) => Math.round(quantity * 1000) / 1000;
