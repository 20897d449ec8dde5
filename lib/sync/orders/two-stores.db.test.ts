import { beforeEach, expect, test } from "vitest";
import { addStock, createLocation, createStore } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import type { WooOrder } from "@/lib/woo/resources/orders";
import { importOrder } from "./import-order";
import type { ImportSource } from "./import-source";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;
let second: ImportSource;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 20 });
  const location = await createLocation(shop.db, shop.business.id);
  const created = await createStore(shop.db, shop.business.id, location.id, { url: "https://second.example" });
  const store = await shop.db.store.update({ where: { id: created.id }, data: { createdAt: shop.store.createdAt } });
  second = { ...shop.source, store };
  await addStock(shop.db, shop.mug.variations[0]!, location.id, 20);
});

async function place(count: number): Promise<WooOrder[]> {
  const orders: WooOrder[] = [];
  for (let index = 0; index < count; index += 1) orders.push(await shop.read(shop.place()));
  return orders;
}

test("concurrent orders of two stores and locations for the same goods do not deadlock", async () => {
  const orders = await place(8);
  const results = await Promise.all(
    orders.flatMap((order) => [importOrder(shop.source, order), importOrder(second, order)]),
  );
  expect(results.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 16 }, () => "created"));
  const levels = await shop.db.stockLevel.findMany({
    where: { businessId: shop.business.id },
    select: { quantity: true },
  });
  expect(levels.map(({ quantity }) => quantity.toNumber())).toEqual([12, 12]);
});

test("concurrent deletions in one store and changes in another do not deadlock", async () => {
  const orders = await place(4);
  for (const order of orders) for (const source of [shop.source, second]) await importOrder(source, order);
  const trashed = orders.map((order) => ({ ...order, status: "trash" }));
  const cancelled = orders.map((order) => ({ ...order, status: "cancelled" }));
  await Promise.all(
    orders.flatMap((_, index) => [importOrder(shop.source, cancelled[index]!), importOrder(second, trashed[index]!)]),
  );
  const levels = await shop.db.stockLevel.findMany({
    where: { businessId: shop.business.id },
    select: { quantity: true },
  });
  expect(levels.map(({ quantity }) => quantity.toNumber())).toEqual([20, 20]);
});
