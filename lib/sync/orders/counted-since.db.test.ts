import { expect, test } from "vitest";
import { z } from "zod";
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

test.each([
  { name: "months after its sale was final takes no stock", ageDays: 60, level: 8 },
  { name: "soon after its sale was final takes its stock", ageDays: 0, level: 5 },
])("a line that gets its variation $name", async ({ ageDays, level }) => {
  const shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
  const { db, business, location } = shop;
  await shop.source.client.post("products", { name: "Lamp", sku: "LAMP", regular_price: "5" }, z.unknown());
  const id = Number(sandbox().placeOrder({ lines: [{ sku: "LAMP", quantity: 3 }] })["id"]);
  await shop.take(id);
  const { id: saleId, lines } = await shop.saleOf(id);
  expect(lines[0]).toMatchObject({ kind: "free_text", variationId: null });
  const finalAt = new Date(Date.now() - ageDays * 86_400_000);
  await db.sale.update({ where: { id: saleId }, data: { finalAt } });
  const lamp = await createProduct(db, business.id, { sku: "LAMP", price: "5", stock: { [location.id]: 8 } });
  const variationId = lamp.variations[0]!.id;
  for (const status of ["completed", "processing"]) {
    clock.forward(1);
    sandbox().setOrderStatus(id, status);
    await shop.take(id);
    const sale = await shop.saleOf(id);
    expect(sale).toMatchObject({ status: "final", lines: [{ kind: "product", variationId }] });
    expect(Number((await db.stockLevel.findFirstOrThrow({ where: { variationId } })).quantity)).toBe(level);
  }
});
