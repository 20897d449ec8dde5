import { beforeEach, expect, test } from "vitest";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 10 });
});

test("a gateway's 404 for an order deletes no sale and moves no goods", async () => {
  const id = shop.place(3);
  await shop.take(id);
  expect(await shop.stockHere()).toBe(7);
  sandbox().faults.set({ gatewayNotFound: { count: 1, path: `orders/${id}` } });
  await expect(shop.take(id)).rejects.toMatchObject({ code: "not_json" });
  expect(await shop.saleOf(id)).toMatchObject({ status: "final" });
  expect(await shop.stockHere()).toBe(7);
  clock.forward(1);
  sandbox().setOrderStatus(id, "completed");
  expect(await shop.take(id)).toMatchObject({ outcome: "updated" });
});

test("a gateway's 404 for a batch forgets no link and makes no product again", async () => {
  const links = () => shop.db.productLink.findMany({ where: { storeId: shop.store.id } });
  const before = (await links()).map(({ productId, remoteId }) => [productId, remoteId]);
  const there = sandbox().state.products().length;
  await shop.db.product.update({ where: { id: shop.mug.id }, data: { name: "Renamed", changedAt: new Date() } });
  sandbox().faults.set({ gatewayNotFound: { count: 1, path: "products/batch" } });
  await shop.sync();
  expect((await links()).map(({ productId, remoteId }) => [productId, remoteId])).toEqual(before);
  expect(sandbox().state.products()).toHaveLength(there);
  await shop.sync();
  expect(sandbox().state.findBySku(shop.mug.variations[0]!.sku)).toMatchObject({ name: "Renamed" });
});
