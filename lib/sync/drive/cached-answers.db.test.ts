import { beforeEach, expect, test } from "vitest";
import { pollOrders } from "@/lib/sync/orders/poll-orders";
import { pollStore } from "@/lib/sync/orders/poll-store";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { findExistingOrders, listChangedOrders } from "@/lib/woo/resources/orders";
import { testConnection } from "@/lib/woo/connection-test";
import { probeFaultedStore } from "./probe-faulted-store";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 50 });
});

const stored = () => shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } });
const CACHED = { code: "cached_answers" };
const connect = () => {
  const { url, consumerKey, consumerSecret } = sandbox();
  return testConnection({ url, consumerKey, consumerSecret, allowPrivateAddresses: true });
};

/** Switches on a cache that already has the answer to an earlier listing of orders. */
async function cacheOrders(modifiedAfter = new Date(clock.now().getTime() - 600_000)) {
  sandbox().faults.set({ cacheWithoutQuery: { path: "orders" } });
  await listChangedOrders(shop.source.client, { status: "any", modifiedAfter, page: 1, perPage: 50 });
}

test("a poll that a cache answers stops the store with its cause, imports nothing, and goes on without the cache", async () => {
  const first = shop.place(1);
  const second = shop.place(2);
  await cacheOrders();
  await pollStore(shop.deps, shop.store.id);
  expect(await stored()).toMatchObject({ faultCode: "cached_answers", nextProbeAt: expect.any(Date) });
  expect(await shop.db.sale.count({ where: { businessId: shop.business.id } })).toBe(0);

  await probeFaultedStore(shop.deps, shop.store.id);
  expect(await stored()).toMatchObject({ faultCode: "cached_answers", faultProbes: 1 });
  expect(await connect()).toMatchObject({ ok: false, code: "cached_answers" });

  sandbox().faults.clear();
  await probeFaultedStore(shop.deps, shop.store.id);
  expect(await stored()).toMatchObject({ faultCode: null });
  await pollStore(shop.deps, shop.store.id);
  for (const id of [first, second]) expect(await shop.saleOf(id)).toMatchObject({ status: "final" });
  expect(await connect()).toMatchObject({ ok: true });
});

test("orders that changed before the time, and ids that nobody asked for, are another query's", async () => {
  const id = shop.place(1);
  await cacheOrders();
  const later = new Date(clock.now().getTime() + 72 * 3_600_000);
  const changed = { status: "any", modifiedAfter: later, page: 1, perPage: 50 } as const;
  await expect(listChangedOrders(shop.source.client, changed)).rejects.toMatchObject(CACHED);
  await expect(findExistingOrders(shop.source.client, [id + 1])).rejects.toMatchObject(CACHED);
});

test("orders of one second, which are read page by page, are not read for ever where the page is left out", async () => {
  for (let count = 0; count < 4; count += 1) shop.place(1);
  const { client } = shop.source;
  const get: typeof client.get = (path, query, ...rest) =>
    client.get(path, query["status"] === "any" ? { ...query, page: 1 } : query, ...rest);
  const store = { ...(await stored()), ordersReadUpTo: new Date(clock.now().getTime() - 1_000) };
  const source = { ...shop.source, client: { ...client, get }, store };
  await expect(pollOrders(source, { ordersPerPage: 4 })).rejects.toMatchObject(CACHED);
});

test("a store without a cache raises no alarm: none, one and several orders, read page by page", async () => {
  for (const more of [0, 1, 4]) {
    for (let count = 0; count < more; count += 1) shop.place(1);
    expect(await connect()).toMatchObject({ ok: true });
    await pollStore(shop.deps, shop.store.id);
    expect(await stored()).toMatchObject({ faultCode: null });
  }
  expect(await shop.db.orderLink.count({ where: { storeId: shop.store.id } })).toBe(5);
});
