import { expect, test } from "vitest";
import { changeType } from "@/lib/catalog/change-type";
import { addStock, createProduct, createUser } from "@/lib/testing/factories";
import { createClock, openOrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";

import { mapOrder } from "./map-order";
import { loadOrderContext } from "./load-order-context";

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

test("an earlier order that names a variation archived since takes the stock of the sold one, a known line keeps its own", async () => {
  const shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
  const { db, business, location } = shop;
  const user = await createUser(db, business.id);
  const tee = await createProduct(db, business.id, {
    sku: "TEE",
    name: "Tee",
    type: "variable",
    variations: [
      { sku: "TEE-S", price: "5", options: { Size: "S" }, stock: { [location.id]: 4 } },
      { sku: "TEE-M", price: "5", options: { Size: "M" }, stock: { [location.id]: 10 } },
    ],
  });
  await shop.sync();
  const [small, medium] = tee.variations;
  const [known, late] = [1, 1].map((quantity) =>
    Number(sandbox().placeOrder({ lines: [{ sku: "TEE-S", quantity }] })["id"]),
  );
  await shop.take(known!);
  const order = await shop.read(late!);
  await changeType(db, business.id, user.id, tee.id, { type: "simple", variationId: medium!.id });

  const lineOf = async () => mapOrder(order, [], await loadOrderContext(db, shop.store, order)).lines[0];
  expect(await lineOf()).toMatchObject({ sku: "TEE-S", variationId: medium!.id });
  await db.variationLink.deleteMany({ where: { storeId: shop.store.id } });
  expect(await lineOf()).toMatchObject({ sku: "TEE-S", variationId: medium!.id });

  clock.forward(1);
  sandbox().setOrderStatus(known!, "completed");
  await shop.take(known!);
  expect((await shop.saleOf(known!)).lines[0]).toMatchObject({ variationId: small!.id, kind: "product" });
  expect(await stockOf(small!.id)).toBe(3);
  expect(await stockOf(medium!.id)).toBe(10);
  await shop.take(late!);
  expect(await stockOf(medium!.id)).toBe(9);

  async function stockOf(variationId: number) {
    return Number((await db.stockLevel.findFirst({ where: { variationId } }))?.quantity ?? 0);
  }
});
