import { z } from "zod";
import type { SandboxStore } from "@/e2e/sandbox/sandbox-store";
import type { ShopperOrder } from "@/e2e/sandbox/shopper-order";
import type { OrderRecord } from "@/e2e/sandbox/state";
import type { SeededRandom } from "@/lib/testing/seeded-random";
import type { StoreClock } from "./store-clock";
import { COUPON } from "./set-up-store";
import { SHOPPERS } from "./shoppers";
import { tradingDays } from "./trading-times";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Sunday first: most is ordered at the weekend. */
const ORDERS_ON_WEEKDAY = [3, 2, 1, 1, 2, 2, 2] as const;
const [FIRST_MINUTE, LAST_MINUTE] = [7 * 60, 23 * 60];
/** Orders of the last days are still being packed. */
const PACKED_AFTER_DAYS = 3;
const LEFT_IN_STORE = 3;

const orderSchema = z.looseObject({ id: z.number() });

/** The store's orders by when they were placed. */
export function listOldestFirst(sandbox: SandboxStore): OrderRecord[] {
  return sandbox.state.orders().sort((a, b) => (a.date_created < b.date_created ? -1 : 1));
}

/** Has made-up people order in the store over four weeks up to `now`, by the store's own checkout. */
export function placeOrders(
  sandbox: SandboxStore,
  clock: StoreClock,
  { random, now, timeZone, avoid }: { random: SeededRandom; now: Date; timeZone: string; avoid: string },
): void {
  const skus = sandbox.state
    .products()
    .filter(({ status, type, sku }) => status === "publish" && type !== "variable" && sku !== "" && sku !== avoid)
    .sort((a, b) => Number(a.price) - Number(b.price) || (a.sku < b.sku ? -1 : 1))
    .map(({ sku }) => sku);
  const times = tradingDays(now, timeZone).flatMap((day) =>
    Array.from({ length: ORDERS_ON_WEEKDAY[day.weekday] ?? 0 }, () => day.at(random.int(FIRST_MINUTE, LAST_MINUTE))),
  );
  const past = times.filter((at) => at.getTime() < now.getTime() - HOUR_MS);
  for (const placedAt of past.sort((a, b) => a.getTime() - b.getTime())) {
    const lines = chooseLines(sandbox, skus, random);
    if (lines.length === 0) continue;
    const wanted = { ...toOrder(random), lines };
    const order = orderSchema.parse(clock.at(placedAt, () => sandbox.placeOrder(wanted)));
    const status = nextStatus(random, now.getTime() - placedAt.getTime());
    const changedAt = new Date(placedAt.getTime() + random.int(3, 40) * HOUR_MS);
    if (status !== "processing") clock.at(changedAt, () => sandbox.setOrderStatus(order.id, status));
  }
}

function toOrder(random: SeededRandom): Omit<ShopperOrder, "lines"> {
  const { firstName, lastName, email, phone, street, city } = SHOPPERS[random.int(0, SHOPPERS.length - 1)]!;
  const address = {
    first_name: firstName,
    last_name: lastName,
    address_1: street,
    city,
    state: "NY",
    postcode: "11201",
  };
  const isCard = random.chance(0.7);
  return {
    paymentMethod: isCard ? "stripe" : "paypal",
    paymentMethodTitle: isCard ? "Card" : "PayPal",
    billing: { ...address, country: "US", email, phone },
    shipping: { ...address, country: "US" },
    shippingTotal: "4.90",
    customerNote: random.chance(0.1) ? "Please leave it with the neighbour." : "",
    couponCodes: random.chance(0.15) ? [COUPON] : [],
  };
}

function chooseLines(sandbox: SandboxStore, skus: readonly string[], random: SeededRandom): ShopperOrder["lines"] {
  const lines = new Map<string, number>();
  for (let left = 1 + random.early(4, 1.5); left > 0; left -= 1) {
    const sku = skus[random.early(skus.length, 1.4)];
    const quantity = random.chance(0.25) ? 2 : 1;
    const inStore = sku === undefined ? null : (sandbox.state.findBySku(sku)?.stock_quantity ?? null);
    if (sku !== undefined && inStore !== null && inStore - quantity >= LEFT_IN_STORE) lines.set(sku, quantity);
  }
  return [...lines].map(([sku, quantity]) => ({ sku, quantity }));
}

function nextStatus(random: SeededRandom, ageMs: number): string {
  const isSent = ageMs > PACKED_AFTER_DAYS * DAY_MS;
  if (!isSent) return "processing";
  return random.chance(0.06) ? "cancelled" : random.chance(0.05) ? "refunded" : "completed";
}
