import { beforeEach, expect, test } from "vitest";
import { interruptAt } from "@/lib/testing/interrupt-at";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { Interrupted } from "@/lib/woo/interrupted";
import { toImportSource } from "./import-source";
import { pollOrders } from "./poll-orders";
import { pollStore } from "./poll-store";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;
let ids: number[];

/** Five orders on one page, each of another second. */
beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 100 });
  await shop.db.store.update({
    where: { id: shop.store.id },
    data: { ordersPolledAt: null, ordersCaughtUpAt: null },
  });
  ids = Array.from({ length: 5 }, () => {
    clock.forward(1);
    return shop.place();
  });
});

const store = () => shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } });
const imported = async () =>
  (await shop.db.orderLink.findMany({ where: { storeId: shop.store.id }, orderBy: { remoteId: "asc" } })).map(
    ({ remoteId }) => remoteId,
  );
const failures = () => shop.db.orderFailure.count({ where: { storeId: shop.store.id } });
const jobs = async () =>
  (await testDb.pool().query<{ task_identifier: string }>("select task_identifier from graphile_worker.jobs")).rows.map(
    (row) => row.task_identifier,
  );

/** The time of the last second that is read, which the next poll reads again. */
const secondOf = (position: number) => new Date(clock.now().getTime() - (4 - position) * 1_000 - 1_000);

test("a poll whose time is up ends between two orders, and the next ones continue there", async () => {
  const signal = new AbortController().signal;
  const slice = async (orders: number) => {
    let notes = 0;
    const deps = { ...shop.deps, time: { isOver: () => notes >= orders, signal } };
    const client = deps.openClient(await store());
    const get: typeof client.get = (path, ...rest) => {
      if (path.endsWith("/notes")) notes += 1;
      return client.get(path, ...rest);
    };
    return pollOrders(toImportSource(deps, await store(), { ...client, get }));
  };
  expect(await slice(2)).toMatchObject({ created: 2, failed: 0, isComplete: false });
  expect(await imported()).toEqual(ids.slice(0, 2));
  expect(await store()).toMatchObject({ ordersReadUpTo: secondOf(1), ordersCaughtUpAt: null });
  // Even without any time, a poll imports one order more than the last.
  expect(await slice(0)).toMatchObject({ created: 1, unchanged: 1, isComplete: false });
  expect(await slice(0)).toMatchObject({ created: 1, unchanged: 1, isComplete: false });
  expect(await slice(9)).toMatchObject({ created: 1, isComplete: true });
  expect(await imported()).toEqual(ids);
  expect((await store()).ordersCaughtUpAt).not.toBeNull();
  expect(await failures()).toBe(0);
});

test("the job of a poll whose time is up leaves the rest to another job", async () => {
  await testDb.pool().query("delete from graphile_worker._private_jobs");
  const time = { isOver: () => true, signal: new AbortController().signal };
  await pollStore({ ...shop.deps, time }, shop.store.id);
  expect(await imported()).toEqual(ids.slice(0, 1));
  expect(await jobs()).toContain("orders.poll");
});

test("a poll that is interrupted in an order keeps the orders before it", async () => {
  const interrupted = interruptAt(shop.deps, `orders/${ids[2]}/notes`);
  await expect(pollStore(interrupted, shop.store.id)).rejects.toBeInstanceOf(Interrupted);
  expect(await imported()).toEqual(ids.slice(0, 2));
  expect(await store()).toMatchObject({ ordersReadUpTo: secondOf(1), ordersCaughtUpAt: null, ordersPolledAt: null });
  expect(await failures()).toBe(0);
  await pollStore(shop.deps, shop.store.id);
  expect(await imported()).toEqual(ids);
});
