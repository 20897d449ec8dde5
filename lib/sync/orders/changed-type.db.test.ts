import { expect, test } from "vitest";
import { changeType } from "@/lib/catalog/change-type";
import { addStock, createUser } from "@/lib/testing/factories";
import { createClock, openOrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));

test("an order takes the stock of the variation that a product made simple again is sold as", async () => {
  const shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
  const { db, business, location, mug } = shop;
  const user = await createUser(db, business.id);
  await changeType(db, business.id, user.id, mug.id, {
    type: "variable",
    attributes: [{ name: "Size", values: ["L"] }],
    options: ["M"],
  });
  const large = await db.variation.create({
    data: { businessId: business.id, productId: mug.id, sku: "MUG-L", price: "10", position: 1 },
  });
  await addStock(db, large, location.id, 7);
  await changeType(db, business.id, user.id, mug.id, { type: "simple", variationId: large.id });
  expect(large.id).toBeGreaterThan(mug.variations[0]!.id);
  expect((await shop.sync({ kind: "products", mode: "changed" })).status).toBe("completed");

  const remoteId = shop.place(2);
  expect((await shop.take(remoteId)).outcome).toBe("created");

  const [line] = (await shop.saleOf(remoteId)).lines;
  expect(line?.variationId).toBe(large.id);
  const levels = await db.stockLevel.findMany({
    where: { businessId: business.id },
    orderBy: { variationId: "asc" },
    select: { variationId: true, quantity: true },
  });
  expect(levels.map(({ variationId, quantity }) => [variationId, quantity.toNumber()])).toEqual([
    [mug.variations[0]!.id, 10],
    [large.id, 5],
  ]);
});
