import { afterEach, beforeEach, expect, test } from "vitest";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;
/** By how many seconds the store's clock was changed, to be undone for the next test. */
let changed = 0;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
});
afterEach(() => set(-changed));

function set(seconds: number): void {
  clock.forward(seconds);
  changed += seconds;
}
const found = async (remoteId: number) =>
  (await shop.db.orderLink.findFirst({ where: { storeId: shop.store.id, remoteId } })) !== null;

test("a store whose clock is two hours slow loses no order, from the first poll on", async () => {
  set(-7_200);
  await shop.db.store.update({ where: { id: shop.store.id }, data: { createdAt: new Date(Date.now() - 60_000) } });
  const first = shop.place();
  await shop.poll();
  expect(await found(first)).toBe(true);
  const second = shop.place();
  await shop.poll();
  expect(await found(second)).toBe(true);
  const { ordersReadUpTo } = await shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } });
  expect(ordersReadUpTo!.getTime()).toBeLessThan(clock.now().getTime());
});

test("a store whose clock is set back by two hours loses no order", async () => {
  await shop.poll();
  set(-7_200);
  const id = shop.place();
  expect(await shop.poll()).toMatchObject({ read: 1 });
  expect(await found(id)).toBe(true);
});

test("a store whose clock is two hours fast loses no order", async () => {
  set(7_200);
  const first = shop.place();
  await shop.poll();
  set(60);
  const second = shop.place();
  await shop.poll();
  expect([await found(first), await found(second)]).toEqual([true, true]);
});
