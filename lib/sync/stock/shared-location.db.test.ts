import { beforeEach, expect, test } from "vitest";
import { listStockDue } from "@/lib/sync/drive/queries/list-stock-due";
import { createLocation, createStore, createUser } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { disconnectStore } from "../stores/disconnect-store";
import { updateStore } from "../stores/save-store";
import { storeInputSchema } from "../stores/store-input-schema";
import { pushChangedStock } from "./push-changed-stock";
import { loadPushRows } from "./queries/load-push-rows";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 10 });
});

/** Saves the store's settings with another location. */
async function moveTo(locationId: number) {
  const { id, name, url, autoSync, autoSyncMinutes, settings } = shop.store;
  const keys = { consumerKey: "", consumerSecret: "" };
  const saved = { name, url, autoSync, autoSyncMinutes, settings, ...keys, locationId };
  await updateStore(shop.db, shop.business.id, id, storeInputSchema.parse(saved));
}

async function rowIn(locationId: number) {
  const { db, business, mug } = shop;
  const store = await createStore(db, business.id, locationId);
  await db.productLink.create({
    data: { storeId: store.id, productId: mug.id, remoteId: 777 + store.id, sentType: "simple" },
  });
  return (await loadPushRows(db, store, [mug.variations[0]!.id]))[0];
}

test("units reserved in one store are not offered by another store of the location", async () => {
  await shop.take(shop.place(4, { status: "on-hold" }));
  const [own] = await loadPushRows(shop.db, shop.store, [shop.mug.variations[0]!.id]);
  expect(own).toMatchObject({ reservation: "4.0000", storeReduced: "4.0000" });
  expect(await rowIn(shop.location.id)).toMatchObject({ reservation: "4.0000", storeReduced: "0" });
  const elsewhere = await createLocation(shop.db, shop.business.id);
  expect(await rowIn(elsewhere.id)).toMatchObject({ reservation: "0", storeReduced: "0" });
});

test("a store that moves to a location without a product's stock offers none of it, without a run", async () => {
  await pushChangedStock(shop.deps, shop.store.id);
  expect(shop.stockThere()).toBe(10);
  const other = await createLocation(shop.db, shop.business.id);
  await moveTo(other.id);
  const isDue = async () => (await listStockDue(shop.db)).some(({ id }) => id === shop.store.id);
  expect(await isDue()).toBe(true);
  await pushChangedStock(shop.deps, shop.store.id);
  expect(shop.stockThere()).toBe(0);
  expect(await isDue()).toBe(false);
});

test("the reservations of a store that moves to another location end at the first, and count at the other", async () => {
  await shop.take(shop.place(4, { status: "on-hold" }));
  const elsewhere = await createLocation(shop.db, shop.business.id);
  const [first, second] = [shop.location.id, elsewhere.id];
  const others = [
    await createStore(shop.db, shop.business.id, first),
    await createStore(shop.db, shop.business.id, second),
  ];
  const ids = others.map(({ id }) => id);
  await shop.db.store.updateMany({ where: { id: { in: ids } }, data: { stockSentUpTo: new Date() } });
  await moveTo(second);
  expect(await shop.db.store.count({ where: { id: { in: ids }, stockSentUpTo: null } })).toBe(2);
  expect(await rowIn(first)).toMatchObject({ reservation: "0" });
  expect(await rowIn(second)).toMatchObject({ reservation: "4.0000" });
});

test("the reservations of a disconnected store end, and the other stores are pushed to again", async () => {
  const { db, business } = shop;
  await shop.take(shop.place(4, { status: "on-hold" }));
  const stockSentUpTo = new Date();
  const other = await createStore(db, business.id, shop.location.id);
  await db.store.update({ where: { id: other.id }, data: { stockSentUpTo } });
  const { id: userId } = await createUser(db, business.id);
  await disconnectStore(shop.deps, { businessId: business.id, storeId: shop.store.id, userId, removesWebhooks: false });
  expect(await rowIn(shop.location.id)).toMatchObject({ reservation: "0" });
  expect(await db.store.findUniqueOrThrow({ where: { id: other.id } })).toMatchObject({
    stockSentUpTo: null,
    stockResets: other.stockResets + 1,
  });
});
