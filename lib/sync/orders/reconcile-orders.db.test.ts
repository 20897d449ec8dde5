import { beforeEach, expect, test } from "vitest";
import { runJobsWithin } from "@/lib/jobs/run-jobs-within";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { reconcileStore } from "./poll-store";
import { scheduleDueRuns } from "@/lib/sync/drive/schedule-runs";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
});

/** Copies an imported order in the POS and in the store, under the ids that follow; returns the last id. */
async function copyOrder(id: number, count: number): Promise<number> {
  const {
    order: link,
    lines: _lines,
    returns: _returns,
    payments: _payments,
    notes: _notes,
    customer: _customer,
    ...sale
  } = await shop.saleOf(id);
  const { id: _id, billing: _billing, shipping: _shipping, cart: _cart, ...values } = sale;
  const ids = Array.from({ length: count }, (_, index) => id + index + 1);
  const sales = await shop.db.sale.createManyAndReturn({
    data: ids.map((copy) => ({ ...values, number: `copy-${copy}`, clientKey: null })),
  });
  const { conflict: _conflict, agreed: _agreed, ...linked } = link!;
  await shop.db.orderLink.createMany({
    data: ids.map((remoteId, index) => ({ ...linked, remoteId, saleId: sales[index]!.id, agreed: {} })),
  });
  const { orders } = sandbox().state.raw();
  for (const copy of ids) orders.set(copy, { ...orders.get(id)!, id: copy });
  return ids.at(-1)!;
}

async function jobs(): Promise<{ payload: unknown; priority: number; queue_name: string }[]> {
  const sql = `select p.payload, j.priority, j.queue_name from graphile_worker.jobs j join graphile_worker._private_jobs p using (id) where j.key = $1`;
  return (
    await testDb
      .pool()
      .query<{ payload: unknown; priority: number; queue_name: string }>(sql, [`reconcile-${shop.store.id}`])
  ).rows;
}
const reconciledAt = async () =>
  (await shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } })).ordersReconciledAt;
const listings = () =>
  sandbox()
    .requests.list()
    .filter(({ method, path }) => method === "GET" && path === "orders").length;

test("a reconciliation is one job per five requests; another job continues, and the schedule starts no second one", async () => {
  const first = shop.place();
  await shop.poll();
  const last = await copyOrder(first, 620);
  sandbox().state.raw().orders.delete(first);
  sandbox().state.raw().orders.delete(last);
  await shop.db.store.update({
    where: { id: shop.store.id },
    data: { ordersReconciledAt: new Date(0), ordersPolledAt: new Date() },
  });
  sandbox().requests.clear();

  await reconcileStore(shop.deps, shop.store.id);
  expect(listings()).toBe(5);
  expect(await shop.saleOf(first)).toMatchObject({ draftReason: "deleted_in_store" });
  expect(await shop.saleOf(last)).toMatchObject({ deletedInStoreAt: null });
  expect(await reconciledAt()).toEqual(new Date(0));
  const rest = [
    { payload: { storeId: shop.store.id, afterId: first + 499 }, priority: 5, queue_name: `orders-${shop.store.id}` },
  ];
  expect(await jobs()).toEqual(rest);
  await scheduleDueRuns(shop.db, "https://pos.example.com");
  expect(await jobs()).toEqual(rest);

  await runJobsWithin(shop.deps, testDb.pool(), 20_000, 1);
  expect(await shop.saleOf(last)).toMatchObject({ deletedInStoreAt: expect.any(Date) });
  expect((await reconciledAt())!.getTime()).toBeGreaterThan(0);
  expect(await jobs()).toEqual([]);
});

test("a job past its deadline stops at the end of a request", async () => {
  const first = shop.place();
  await shop.poll();
  await copyOrder(first, 150);
  await reconcileStore(
    { ...shop.deps, time: { isOver: () => true, signal: new AbortController().signal } },
    shop.store.id,
  );
  expect(await jobs()).toMatchObject([{ payload: { afterId: first + 99 } }]);
});
