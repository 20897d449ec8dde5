import { expect, test } from "vitest";
import { createProduct } from "@/lib/testing/factories";
import { createClock, openOrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));

test("an order that was final before its product was counted takes no stock, a later one does", async () => {
  const shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
  const { db, business, location } = shop;
  const product = await createProduct(db, business.id, { sku: "SVC", name: "Svc", price: "5", tracksStock: false });
  await shop.sync();
  const place = () => Number(sandbox().placeOrder({ lines: [{ sku: "SVC", quantity: 3 }] })["id"]);
  const early = place();
  await shop.take(early);
  await db.product.update({ where: { id: product.id }, data: { tracksStock: true } });
  const variationId = product.variations[0]!.id;
  await db.stockMovement.create({
    data: { businessId: business.id, variationId, locationId: location.id, kind: "count", quantity: 8 },
  });
  const level = async () => Number((await db.stockLevel.findFirst({ where: { variationId } }))?.quantity ?? 0);
  clock.forward(1);
  sandbox().setOrderStatus(early, "completed");
  await shop.take(early);
  expect(await shop.saleOf(early)).toMatchObject({ status: "final", order: { remoteStatus: "completed" } });
  expect(await level()).toBe(8);
  const late = place();
  await shop.take(late);
  clock.forward(1);
  sandbox().setOrderStatus(late, "completed");
  await shop.take(late);
  expect(await level()).toBe(5);
});
