import { beforeEach, expect, test } from "vitest";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { CAUGHT_UP_IS_FRESH_MS } from "./catch-up-orders";
import { pushChangedStock } from "./push-changed-stock";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 20 });
  await push();
});

const push = () => pushChangedStock({ ...shop.deps, ordersAreFreshMs: CAUGHT_UP_IS_FRESH_MS }, shop.store.id);
const sell = (quantity = 1) =>
  shop.db.stockMovement.create({
    data: {
      businessId: shop.business.id,
      variationId: shop.mug.variations[0]!.id,
      locationId: shop.location.id,
      kind: "sale",
      quantity: -quantity,
    },
  });
const both = async () => [await shop.stockHere(), shop.stockThere()];
const polls = () =>
  sandbox()
    .requests.list()
    .filter(({ method, path }) => method === "GET" && path === "orders").length;
/** Lets the time pass that a poll is fresh. */
const letPollAge = () =>
  shop.db
    .$executeRaw`update stores set orders_caught_up_at = orders_caught_up_at - interval '31 seconds' where id = ${shop.store.id}`;

test("a burst of sales at the till polls the orders once", async () => {
  const before = polls();
  await letPollAge();
  for (let sale = 0; sale < 4; sale += 1) {
    await sell();
    await push();
  }
  expect(await both()).toEqual([16, 16]);
  // One listing of the trash, one of all others.
  expect(polls() - before).toBe(2);
  await letPollAge();
  await sell();
  await push();
  expect(polls() - before).toBe(4);
});

test("an order that the store has counted meanwhile is imported before the quantity is sent", async () => {
  clock.forward(1);
  const id = shop.place(3);
  await sell();
  await push();
  expect(await both()).toEqual([16, 16]);
  expect(await shop.saleOf(id)).toMatchObject({ status: "final" });
});

test("an order that no listing shows yet is not pushed over", async () => {
  clock.forward(1);
  const id = shop.place(3);
  const hidden = sandbox().state.raw().orders.get(id)!;
  sandbox().state.raw().orders.delete(id);
  await sell();
  await push();
  await sell();
  await push();
  expect(await both()).toEqual([18, 15]);
  sandbox().state.raw().orders.set(id, hidden);
  await letPollAge();
  await push();
  expect(await both()).toEqual([15, 15]);
});
