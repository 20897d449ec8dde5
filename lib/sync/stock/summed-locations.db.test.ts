import { beforeEach, describe, expect, test } from "vitest";
import { listStockDue } from "@/lib/sync/drive/queries/list-stock-due";
import { previewDetails } from "@/lib/sync/preview/preview-details";
import { storeInputSchema } from "@/lib/sync/stores/store-input-schema";
import { updateStore } from "@/lib/sync/stores/save-store";
import type { Location } from "@/lib/generated/prisma/client";
import { explain } from "@/lib/testing/explain";
import { addStock, createLocation, createProduct, createStore } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { handleStockChanged, pushChangedStock } from "./push-changed-stock";
import { changedVariationsSql } from "./queries/list-changed-variations";
import { loadPushRows, pushRowsSql } from "./queries/load-push-rows";
import { recheckStock } from "./recheck-stock";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;
let warehouse: Location;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 10 });
  warehouse = await createLocation(shop.db, shop.business.id, "Warehouse");
});

const mug = () => shop.mug.variations[0]!;
const push = () => pushChangedStock(shop.deps, shop.store.id);
const isDue = async () => (await listStockDue(shop.db)).some(({ id }) => id === shop.store.id);
const there = (sku: string) => sandbox().state.findBySku(sku)?.stock_quantity;

/** Saves the store's settings as a person does. */
function offer(furtherLocationIds: number[], locationId = shop.location.id) {
  const { name, url, autoSync, autoSyncMinutes, settings } = shop.store;
  const keys = { consumerKey: "", consumerSecret: "" };
  const input = { name, url, autoSync, autoSyncMinutes, settings, locationId, furtherLocationIds, ...keys };
  return updateStore(shop.db, shop.business.id, shop.store.id, storeInputSchema.parse(input));
}

describe("a store offers the sum of its locations", () => {
  test("once they are chosen, only what changes by it is sent; a movement at each counts, until one is taken out", async () => {
    await addStock(shop.db, mug(), warehouse.id, 5);
    await createProduct(shop.db, shop.business.id, { sku: "CUP", stock: { [shop.location.id]: 3 } });
    await shop.sync();
    await push();
    expect([shop.stockThere(), there("CUP"), await isDue()]).toEqual([10, 3, false]);

    shop.takeWrites();
    await offer([warehouse.id]);
    expect(await isDue()).toBe(true);
    await push();
    expect([shop.stockThere(), there("CUP"), await isDue()]).toEqual([15, 3, false]);
    expect(shop.takeWrites()).toBe(1);

    await addStock(shop.db, mug(), warehouse.id, -2);
    expect(await isDue()).toBe(true);
    await handleStockChanged(shop.deps, shop.business.id);
    await push();
    await addStock(shop.db, mug(), shop.location.id, 4);
    await push();
    expect(shop.stockThere()).toBe(17);

    await offer([]);
    expect(await isDue()).toBe(true);
    await push();
    expect([shop.stockThere(), there("CUP")]).toEqual([14, 3]);
    await addStock(shop.db, mug(), warehouse.id, 9);
    expect(await isDue()).toBe(false);
    await push();
    expect(shop.stockThere()).toBe(14);
  });

  test("what only a further location has is offered, by a run and by a push, and previewed so", async () => {
    await offer([warehouse.id]);
    const pot = await createProduct(shop.db, shop.business.id, { sku: "POT", stock: { [warehouse.id]: 6 } });
    const of = { businessId: shop.business.id, storeId: shop.store.id, productId: pot.id };
    const details = await previewDetails(shop.deps, of, { mode: "all", isForced: false, isStoreRead: false });
    expect(details.lines[0]?.rows.find(({ field }) => field === "stock")).toMatchObject({ now: { quantity: 6 } });
    expect(await shop.sync()).toMatchObject({ status: "completed", failed: 0 });
    expect(there("POT")).toBe(6);
    await addStock(shop.db, pot.variations[0]!, shop.location.id, 1);
    await push();
    expect(there("POT")).toBe(7);
    expect(await shop.sync()).toMatchObject({ updated: 0, created: 0 });
    expect(there("POT")).toBe(7);
  });

  test("products kept at a further location alone are in the scope of those kept at the store's locations", async () => {
    await shop.saveSettings({ productScope: "at_location" });
    await createProduct(shop.db, shop.business.id, { sku: "FAR", stock: { [warehouse.id]: 2 } });
    await shop.sync();
    expect(there("FAR")).toBeUndefined();
    await shop.db.store.update({ where: { id: shop.store.id }, data: { furtherLocationIds: [warehouse.id] } });
    await shop.sync();
    expect(there("FAR")).toBe(2);
  });

  test("a recheck compares the store with the sum", async () => {
    await addStock(shop.db, mug(), warehouse.id, 5);
    await offer([warehouse.id]);
    await push();
    shop.takeWrites();
    await recheckStock(shop.deps, shop.store.id);
    expect([shop.stockThere(), shop.takeWrites()]).toEqual([15, 0]);
  });
});

describe("an order is taken from the location of the orders", () => {
  test("and reduces the sum once", async () => {
    await addStock(shop.db, mug(), warehouse.id, 5);
    await offer([warehouse.id]);
    await push();
    await shop.take(shop.place(4));
    await push();
    expect([await shop.stockHere(), shop.stockThere()]).toEqual([6, 11]);
    await push();
    expect(shop.stockThere()).toBe(11);
  });

  test("which may lack the goods: the order waits, is not offered again, and is served after a transfer", async () => {
    await addStock(shop.db, mug(), warehouse.id, 5);
    await offer([warehouse.id]);
    await push();
    const order = shop.place(12);
    await shop.take(order);
    expect(await shop.saleOf(order)).toMatchObject({ status: "draft", draftReason: "out_of_stock" });
    await push();
    expect([await shop.stockHere(), shop.stockThere()]).toEqual([10, 3]);
    await addStock(shop.db, mug(), warehouse.id, -4);
    await addStock(shop.db, mug(), shop.location.id, 4);
    await handleStockChanged(shop.deps, shop.business.id);
    expect(await shop.saleOf(order)).toMatchObject({ status: "final" });
    await push();
    expect([await shop.stockHere(), shop.stockThere()]).toEqual([2, 3]);
  });
});

test("stores that share a location leave each other's reservations alone where their own orders are not taken", async () => {
  const { db, business } = shop;
  await addStock(db, mug(), warehouse.id, 5);
  await offer([warehouse.id]);
  await shop.take(shop.place(4, { status: "on-hold" }));
  const rowOf = async (locationId: number, furtherLocationIds: number[]) => {
    const { id } = await createStore(db, business.id, locationId);
    const store = await db.store.update({ where: { id }, data: { furtherLocationIds } });
    const link = { storeId: id, productId: shop.mug.id, remoteId: 777 + id, sentType: "simple" } as const;
    await db.productLink.create({ data: link });
    return (await loadPushRows(db, store, [mug().id]))[0];
  };
  // Its orders are taken where those of the first store are not.
  expect(await rowOf(warehouse.id, [])).toMatchObject({ level: "5.0000", reservation: "0" });
  // It offers the stock that the first store's order waits for.
  expect(await rowOf(warehouse.id, [shop.location.id])).toMatchObject({ level: "15.0000", reservation: "4.0000" });
  const own = await loadPushRows(db, { ...shop.store, furtherLocationIds: [warehouse.id] }, [mug().id]);
  expect(own).toMatchObject([{ level: "15.0000", reservation: "4.0000" }]);
});

test("levels of several locations are found by index", async () => {
  const store = { ...shop.store, furtherLocationIds: [warehouse.id] };
  const from = { afterId: 0, since: new Date(), ordersWatermark: new Date() };
  expect(await explain(shop.db, changedVariationsSql(store, from, 100))).toContain(
    "stock_levels_location_id_changed_at_idx",
  );
  expect(await explain(shop.db, pushRowsSql(store, [mug().id]))).toMatch(/(using|on) stock_levels_pkey\b/);
});
