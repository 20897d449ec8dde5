import { beforeEach, expect, test } from "vitest";
import { DEFAULT_ROLES } from "@/lib/auth/permissions";
import { listStock } from "@/lib/stock/list-stock";
import { createBusiness, createLocation, createProduct, createStore } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { getDashboard } from "./get-dashboard";
import { getSalesOverview } from "./get-sales-overview";
import { getShopOverview } from "./get-shop-overview";
import { getStoresOverview } from "./get-stores-overview";

const { db } = useTestDb();

let businessId: number;
let locationId: number;
beforeEach(async () => {
  businessId = (await createBusiness(db(), { timeZone: "America/New_York" })).id;
  locationId = (await createLocation(db(), businessId)).id;
});

let sold = 0;
function sell(
  soldAt: string,
  total: string,
  values: {
    source?: "pos" | "woocommerce";
    status?: "final" | "draft";
    refundedTotal?: string;
    currency?: string;
  } = {},
) {
  const { source = "pos", status = "final", refundedTotal = "0", currency = "USD" } = values;
  return db().sale.create({
    data: {
      businessId,
      locationId,
      number: `S-${++sold}`,
      source,
      status,
      currency,
      total,
      refundedTotal,
      soldAt: new Date(soldAt),
    },
  });
}

// 22:30 on 23 November in New York is the 24th in UTC.
const NOW = new Date("2026-11-24T03:30:00Z");

test("a day runs from midnight to midnight in the business's time zone", async () => {
  await sell("2026-11-24T03:00:00Z", "10");
  await sell("2026-11-23T05:00:00Z", "1.1", { source: "woocommerce" });
  await sell("2026-11-23T04:59:00Z", "7");
  const { days } = await getSalesOverview(db(), businessId, NOW);
  expect(days).toHaveLength(28);
  expect(days.at(-1)).toEqual({ date: "2026-11-23", pos: "10", woocommerce: "1.1", posCount: 1, woocommerceCount: 1 });
  expect(days.at(-2)).toMatchObject({ date: "2026-11-22", pos: "7" });
});

test("sums omit drafts, other currencies, other businesses and older days, and subtract refunds", async () => {
  await sell("2026-11-23T20:00:00Z", "10.10", { refundedTotal: "0.2" });
  await sell("2026-11-23T20:00:00Z", "50", { status: "draft" });
  await sell("2026-11-23T20:00:00Z", "50", { currency: "EUR" });
  await sell("2026-10-01T20:00:00Z", "50");
  const own = businessId;
  businessId = (await createBusiness(db())).id;
  await sell("2026-11-23T20:00:00Z", "50");
  const { days, otherCurrencyCount } = await getSalesOverview(db(), own, NOW);
  expect(days.filter(({ posCount }) => posCount > 0)).toEqual([
    { date: "2026-11-23", pos: "9.9", woocommerce: "0", posCount: 1, woocommerceCount: 0 },
  ]);
  expect(otherCurrencyCount).toBe(1);
});

test("`toReorder` equals the stock list's low stock, by each variation's reorder level", async () => {
  const elsewhere = (await createLocation(db(), businessId)).id;
  const lowAt = (variation: { id: number } | undefined, lowStockAt: string) =>
    db().variation.update({ where: { id: variation?.id }, data: { lowStockAt } });
  const bulk = await createProduct(db(), businessId, {
    name: "bulk",
    stock: { [locationId]: "20", [elsewhere]: "19.5" },
  });
  await lowAt(bulk.variations[0], "40");
  const slow = await createProduct(db(), businessId, { name: "slow", stock: { [locationId]: "2" } });
  await lowAt(slow.variations[0], "1");
  await createProduct(db(), businessId, { name: "general", stock: { [locationId]: "5" } });
  await createProduct(db(), businessId, { name: "never counted" });
  const shirt = await createProduct(db(), businessId, {
    name: "shirt",
    variations: [
      { stock: { [locationId]: "0" } },
      { stock: { [locationId]: "30" } },
      { isArchived: true, stock: { [locationId]: "3" } },
    ],
  });
  await lowAt(shirt.variations[1], "30");
  await createProduct(db(), businessId, { name: "service", tracksStock: false });
  await createProduct(db(), (await createBusiness(db())).id, { name: "a stranger's" });

  const overview = await getShopOverview(db(), businessId);
  expect(overview).toMatchObject({ toReorder: 5, soldOut: 2, outProducts: 1 });
  const listed = await listStock(db(), businessId, { state: "low" });
  expect(listed.items.map(({ name }) => name)).toEqual(["bulk", "general", "never counted", "shirt", "shirt"]);
  expect((await listStock(db(), businessId, { state: "out" })).items).toHaveLength(overview.soldOut);
  expect(overview.warnings.map(({ name, quantity }) => [name, quantity])).toEqual([
    ["general", "5"],
    ["shirt", "30"],
    ["bulk", "39.5"],
    ["shirt", "0"],
  ]);
});

test("open tasks are listed by store, and a store that is not connected has none", async () => {
  const store = await createStore(db(), businessId, locationId);
  expect(await getStoresOverview(db(), businessId, NOW)).toMatchObject({ attention: [], overdueSince: null });
  await db().store.update({
    where: { id: store.id },
    data: { consumerKeyEnc: "x", faultCode: "unauthorized", faultAt: NOW },
  });
  const failure = { storeId: store.id, businessId, nextTryAt: NOW, errorCode: "refused" };
  await db().orderFailure.create({ data: { ...failure, remoteId: 1 } });
  const seen = await getStoresOverview(db(), businessId, NOW);
  expect(seen.overdueSince).toBe("never");
  expect(seen.attention.map(({ kind, count }) => [kind, count])).toEqual([
    ["fault", 1],
    ["failedOrders", 1],
  ]);
  await db().heartbeat.create({ data: { name: "cron", seenAt: new Date(NOW.getTime() - 60_000) } });
  expect(await getStoresOverview(db(), businessId, NOW)).toMatchObject({ overdueSince: null });
  await db().heartbeat.deleteMany();
});

test("a role sees only the parts that it has permissions for", async () => {
  const business = {
    name: "",
    currency: "USD",
    timeZone: "UTC",
    pricesIncludeTax: false,
    modules: ["woocommerce" as const],
  };
  const cashier = await getDashboard(db(), { businessId, permissions: [...DEFAULT_ROLES.cashier], business });
  expect(cashier).toMatchObject({ stores: null });
  expect(cashier.sales).not.toBeNull();
  expect(await getDashboard(db(), { businessId, permissions: ["products.view"], business })).toMatchObject({
    sales: null,
  });
});
