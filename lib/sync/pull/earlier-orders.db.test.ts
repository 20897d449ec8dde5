import { expect, test } from "vitest";
import { z } from "zod";
import { takeOver } from "@/lib/testing/pulling";
import { createClock, openOrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));

test("an order that was imported before its product was taken over takes no stock, a later one does", async () => {
  const shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
  const { db, business } = shop;
  const lamp = { name: "Lamp", sku: "LAMP", regular_price: "5", manage_stock: true, stock_quantity: 8 };
  await shop.source.client.post("products", lamp, z.unknown());
  const place = () => Number(sandbox().placeOrder({ lines: [{ sku: "LAMP", quantity: 3 }] })["id"]);
  const early = place();
  await shop.take(early);
  expect(await takeOver(shop)).toMatchObject({ status: "completed" });
  const { id: variationId } = await db.variation.findFirstOrThrow({ where: { businessId: business.id, sku: "LAMP" } });
  const level = async () => Number((await db.stockLevel.findFirst({ where: { variationId } }))?.quantity ?? 0);
  // The store's quantity is already without the goods of that order.
  expect(await level()).toBe(5);
  clock.forward(1);
  sandbox().setOrderStatus(early, "completed");
  await shop.take(early);
  expect((await shop.saleOf(early)).lines[0]).toMatchObject({ variationId });
  expect(await level()).toBe(5);
  await shop.take(place());
  expect(await level()).toBe(2);
  shop.takeWrites();
  expect(await shop.sync()).toMatchObject({ status: "completed", failed: 0 });
  expect(shop.takeWrites()).toBe(0);
  expect(sandbox().state.findBySku("LAMP")).toMatchObject({ stock_quantity: 2 });
});
