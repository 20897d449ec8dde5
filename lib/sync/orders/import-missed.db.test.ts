import { beforeEach, expect, test } from "vitest";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { importMissedOrders } from "./import-missed";
import { toImportSource } from "./import-source";
import { importMissedOf, reconcileStore } from "./poll-store";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 100 });
});

/** Moves the cursor of the poll past every order, as if the poll had read them. */
async function passCursor(): Promise<void> {
  const ordersReadUpTo = new Date(clock.now().getTime() + 1_000);
  await shop.db.store.update({ where: { id: shop.store.id }, data: { ordersReadUpTo } });
}

const jobs = async () =>
  (
    await testDb
      .pool()
      .query<{ payload: object }>(
        "select p.payload from graphile_worker.jobs j join graphile_worker._private_jobs p using (id) where j.task_identifier = 'orders.missed'",
      )
  ).rows.map(({ payload }) => payload);
const importedIds = async () =>
  (await shop.db.orderLink.findMany({ where: { storeId: shop.store.id }, orderBy: { remoteId: "asc" } })).map(
    ({ remoteId }) => remoteId,
  );
const requests = (pattern: RegExp) =>
  sandbox()
    .requests.list()
    .filter(({ method, path }) => method === "GET" && pattern.test(path)).length;

test("an order that every webhook and poll missed is found the next night, once", async () => {
  const known = shop.place();
  await shop.poll();
  const missed = shop.place(3);
  await passCursor();
  await shop.poll();
  expect(await importedIds()).toEqual([known]);

  await testDb.pool().query("delete from graphile_worker._private_jobs");
  await reconcileStore(shop.deps, shop.store.id);
  expect(await jobs()).toEqual([{ storeId: shop.store.id }]);
  sandbox().requests.clear();
  await importMissedOf(shop.deps, shop.store.id);
  expect(await importedIds()).toEqual([known, missed]);
  expect(await shop.saleOf(missed)).toMatchObject({ status: "final" });
  expect(await shop.stockHere()).toBe(96);
  expect([requests(/^orders$/), requests(/^orders\/\d+$/)]).toEqual([1, 1]);

  sandbox().requests.clear();
  await importMissedOf(shop.deps, shop.store.id);
  expect(await importedIds()).toEqual([known, missed]);
  expect(await shop.stockHere()).toBe(96);
  expect([requests(/^orders$/), requests(/^orders\/\d+$/)]).toEqual([1, 0]);
});

test("what is left out on purpose, given up, too old or still to be polled is not requested", async () => {
  const { orders } = sandbox().state.raw();
  const checkout = shop.place();
  orders.get(checkout)!.status = "checkout-draft";
  const subOrder = shop.place();
  orders.get(subOrder)!.parent_id = 4_711;
  const tooOld = shop.place();
  orders.get(tooOld)!.date_created = "2020-01-01T00:00:00";
  const givenUp = shop.place();
  await shop.db.orderFailure.create({
    data: {
      storeId: shop.store.id,
      businessId: shop.business.id,
      remoteId: givenUp,
      errorCode: "internal",
      nextTryAt: new Date(),
      dismissedAt: new Date(),
    },
  });
  await passCursor();
  clock.forward(2);
  shop.place();
  sandbox().requests.clear();
  await importMissedOf(shop.deps, shop.store.id);
  expect(await importedIds()).toEqual([]);
  expect(requests(/^orders\/\d+$/)).toBe(0);
});

test("an order that the store has back from the trash is restored though its time did not move", async () => {
  const id = shop.place(2);
  await shop.take(id);
  sandbox().trashOrder(id);
  await shop.take(id);
  expect(await shop.stockHere()).toBe(100);
  sandbox().state.raw().orders.get(id)!.status = "processing";
  clock.forward(1);
  await passCursor();
  await importMissedOf(shop.deps, shop.store.id);
  expect(await shop.saleOf(id)).toMatchObject({ status: "final", deletedInStoreAt: null, order: { state: "in_step" } });
  expect(await shop.stockHere()).toBe(98);
});

test("a night is bounded, in jobs of five requests", async () => {
  const first = shop.place();
  const { orders } = sandbox().state.raw();
  for (let copy = 1; copy <= 620; copy += 1)
    orders.set(first + copy, { ...orders.get(first)!, id: first + copy, parent_id: 4_711 });
  await passCursor();
  await testDb.pool().query("delete from graphile_worker._private_jobs");
  await importMissedOf(shop.deps, shop.store.id);
  expect(await jobs()).toEqual([{ storeId: shop.store.id, page: 6 }]);
  const source = toImportSource(shop.deps, await shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } }));
  expect(await importMissedOrders(source, 1, { pagesPerNight: 2 })).toEqual({ found: 0, nextPage: null });
  await importMissedOf(shop.deps, shop.store.id, 6);
  expect(await importedIds()).toEqual([first]);

  const isPastDeadline = () => true;
  expect(await importMissedOrders({ ...source, isPastDeadline })).toEqual({ found: 0, nextPage: 2 });
});
