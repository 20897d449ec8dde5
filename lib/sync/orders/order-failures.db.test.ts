import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { createBusiness, createUser } from "@/lib/testing/factories";
import { dismissOrderFailure } from "./dismiss-order-failure";
import { countOrders, listOrderFailures } from "./list-orders";
import { listDueFailures } from "./order-failures";
import { pollStore } from "./poll-store";
import { pollOrders } from "./poll-orders";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 100 });
});

const store = () => shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } });
const retry = { attempts: 2, firstDelayMs: 1, maxDelayMs: 5 };
const poll = async (client = shop.source.client) =>
  pollOrders({ ...shop.source, client, retry, store: await store() }, { ordersPerPage: 5 });
const failures = () => shop.db.orderFailure.findMany({ where: { storeId: shop.store.id } });
const imported = async () =>
  (await shop.db.orderLink.findMany({ where: { storeId: shop.store.id }, orderBy: { remoteId: "asc" } })).map(
    ({ remoteId }) => remoteId,
  );
const makeDue = () =>
  shop.db.orderFailure.updateMany({
    where: { storeId: shop.store.id },
    data: { nextTryAt: new Date(Date.now() - 1_000) },
  });

/** The store can render neither the order nor a page that contains it. */
function breakOrder(id: number): () => void {
  const order = sandbox().state.raw().orders.get(id)!;
  const lines = order.line_items;
  order.line_items = [{ ...lines[0]!, subtotal: "abc" as never }];
  return () => {
    order.line_items = lines;
  };
}

test("an order that the store cannot render costs only itself: its failure is recorded, retried and deleted", async () => {
  const [first, broken, last] = [shop.place(), shop.place(), shop.place()];
  const repair = breakOrder(broken!);
  expect(await poll()).toMatchObject({ created: 2, failed: 1, isComplete: true });
  expect(await imported()).toEqual([first, last]);
  expect(await failures()).toMatchObject([{ remoteId: broken, errorCode: "store_error", attempts: 1 }]);
  expect((await store()).ordersReadUpTo).not.toBeNull();

  await makeDue();
  const due = (await failures())[0]!.nextTryAt;
  clock.forward(1);
  // One attempt as a due failure, one as an order of the overlap.
  expect(await poll()).toMatchObject({ created: 0, failed: 2 });
  const [again] = await failures();
  expect(again!.attempts).toBe(3);
  expect(again!.nextTryAt.getTime()).toBeGreaterThan(due.getTime());

  repair();
  await makeDue();
  expect(await poll()).toMatchObject({ created: 1, failed: 0 });
  expect(await imported()).toEqual([first, broken, last]);
  expect(await failures()).toEqual([]);
  expect(await shop.stockHere()).toBe(97);
});

test.each([
  { name: "an error page", fault: { serverError: { count: 1_000, status: 500 } }, errorCode: "store_error" },
  {
    name: "a refusal that looks like a bad key",
    fault: { serverError: { count: 1_000, status: 401 } },
    errorCode: "request_refused",
  },
])("refunds that can't be read cost only their order, and mark no store: $name", async ({ fault, errorCode }) => {
  const [refunded, other] = [shop.place(2), shop.place()];
  const line = (await shop.read(refunded!)).line_items[0];
  await shop.source.client.post(
    `orders/${refunded}/refunds`,
    { api_refund: false, api_restock: false, line_items: [{ id: line?.id, quantity: 1, refund_total: "10" }] },
    z.unknown(),
  );
  sandbox().faults.set({ serverError: { ...fault.serverError, path: `orders/${refunded}/refunds` } });
  await pollStore(shop.deps, shop.store.id);
  expect(await imported()).toEqual([other]);
  expect(await failures()).toMatchObject([{ remoteId: refunded, errorCode }]);
  expect((await store()).faultCode).toBeNull();
  sandbox().faults.clear();
  await makeDue();
  await pollStore(shop.deps, shop.store.id);
  expect(await imported()).toEqual([refunded, other]);
  expect(await failures()).toEqual([]);
});

test("a store that does not answer stops the poll, and no failure is recorded", async () => {
  shop.place();
  sandbox().faults.set({ serverError: { count: 1_000, status: 500 } });
  await expect(poll()).rejects.toMatchObject({ name: "WooError", code: "store_error" });
  expect(await failures()).toEqual([]);
  expect((await store()).ordersReadUpTo).toBeNull();
});

test("a page that fails midway leaves the cursor unchanged, and the next poll imports the rest", async () => {
  for (let index = 0; index < 8; index += 1) {
    clock.forward(1);
    shop.place();
  }
  const { client } = shop.source;
  let pages = 0;
  const failing: typeof client = {
    ...client,
    get: (path, query, ...rest) => {
      // The trash is one page; the store is down at the second page of the other orders.
      if (path === "orders" && query["status"] === "any" && (pages += 1) === 2)
        sandbox().faults.set({ serverError: { count: 1_000, status: 500 } });
      return client.get(path, query, ...rest);
    },
  };
  await expect(poll(failing)).rejects.toMatchObject({ name: "WooError" });
  expect(await imported()).toHaveLength(5);
  expect((await store()).ordersReadUpTo).toBeNull();
  sandbox().faults.clear();
  expect(await poll()).toMatchObject({ created: 3, failed: 0 });
  expect(await imported()).toHaveLength(8);
  expect(await shop.stockHere()).toBe(92);
});

test("more orders than one poll reads, over several seconds, are imported by several polls", async () => {
  for (let index = 0; index < 27; index += 1) {
    if (index % 4 === 0) clock.forward(1);
    shop.place(1, { status: "pending" });
  }
  const first = await poll();
  expect(first).toMatchObject({ isComplete: false });
  let created = first.created;
  for (let round = 0; round < 10; round += 1) {
    const result = await poll();
    created += result.created;
    if (result.isComplete) break;
  }
  expect(created).toBe(27);
  expect(await imported()).toHaveLength(27);
});

test("a dismissed order is neither retried nor listed, with an activity, and is imported once the store can render it", async () => {
  const broken = shop.place();
  const repair = breakOrder(broken);
  await poll();
  const user = await createUser(shop.db, shop.business.id);
  const order = { businessId: shop.business.id, storeId: shop.store.id, remoteId: broken, userId: user.id };
  const other = await createBusiness(shop.db);
  await expect(dismissOrderFailure(shop.db, { ...order, businessId: other.id })).rejects.toMatchObject({
    code: "not_found",
  });
  await dismissOrderFailure(shop.db, order);
  await expect(dismissOrderFailure(shop.db, order)).rejects.toMatchObject({ code: "not_found" });
  expect(await shop.db.activity.findMany({ where: { action: "store.order_dismissed" } })).toMatchObject([
    { userId: user.id, entityId: shop.store.id, details: { number: String(broken), cause: "store_error" } },
  ]);
  const { items } = await listOrderFailures(shop.db, shop.business.id, shop.store.id, undefined);
  expect(items).toEqual([]);
  expect(await countOrders(shop.db, shop.business.id, shop.store.id)).toMatchObject({ failed: 0 });
  await makeDue();
  expect(await listDueFailures(shop.db, shop.store.id, 10)).toEqual([]);
  repair();
  clock.forward(1);
  sandbox().setOrderStatus(broken, "completed");
  expect(await poll()).toMatchObject({ created: 1 });
  expect(await failures()).toEqual([]);
});
