import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { ShopperOrder } from "@/e2e/sandbox/shopper-order";
import type { Variation } from "@/lib/generated/prisma/client";
import { addStock, createProduct } from "@/lib/testing/factories";
import { drainPull, readStore, takeOver } from "@/lib/testing/pulling";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { pullChoicesSchema } from "./pull-schema";
import { applyPull } from "./start-pull";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;
let lamp: Variation;

/** The shop and the store have the lamp, and nothing links them: lines of orders are matched by SKU. */
beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
  const body = { name: "Lamp", sku: "LAMP", regular_price: "5", manage_stock: true, stock_quantity: 8 };
  await shop.source.client.post("products", body, z.unknown());
  const stock = { [shop.location.id]: 8 };
  lamp = (await createProduct(shop.db, shop.business.id, { sku: "LAMP", name: "Lamp", price: "5", stock }))
    .variations[0]!;
});

const place = (order: Partial<ShopperOrder> = {}) => {
  const id = Number(sandbox().placeOrder({ lines: [{ sku: "LAMP", quantity: 3 }], ...order })["id"]);
  clock.forward(1);
  return id;
};
const ON_HOLD = { status: "on-hold", paymentMethod: "bacs" } as const;
const become = async (id: number, status: string) => {
  sandbox().setOrderStatus(id, status);
  clock.forward(1);
  await shop.take(id);
};
const level = async () => Number((await shop.db.stockLevel.findFirst({ where: { variationId: lamp.id } }))?.quantity);
const lampThere = () => sandbox().state.findBySku("LAMP")?.stock_quantity;

/** What the shop has free is what the store has, and a sync sends nothing. */
async function expectInSync(quantity: number, { reserved = 0 } = {}): Promise<void> {
  expect({ here: await level(), there: lampThere() }).toEqual({ here: quantity + reserved, there: quantity });
  shop.takeWrites();
  expect(await shop.sync()).toMatchObject({ status: "completed", failed: 0 });
  expect(shop.takeWrites()).toBe(0);
  expect(lampThere()).toBe(quantity);
}
const pull = async () => {
  expect(await takeOver(shop)).toMatchObject({ status: "completed" });
  clock.forward(1);
};
/** Reads the store, lets something happen before a person starts the taking over, and takes over. */
const pullAround = async (between: () => Promise<unknown>) => {
  const { id } = await readStore(shop);
  clock.forward(1);
  await between();
  await applyPull(shop.db, shop.business.id, id, pullChoicesSchema.parse({}));
  expect(await drainPull(shop, id)).toMatchObject({ status: "completed" });
  clock.forward(1);
};

test.each([
  { later: "processing", left: 5 },
  { later: "completed", left: 5 },
  { later: "cancelled", left: 8 },
])("an order on hold that was imported before the pull is reserved once, also when $later", async ({ later, left }) => {
  const id = place(ON_HOLD);
  await shop.take(id);
  await pull();
  await expectInSync(5, { reserved: 3 });
  await become(id, later);
  await expectInSync(left);
});

test.each([
  { later: "completed", left: 5 },
  { later: "cancelled", left: 8 },
])("an order that has taken its goods here and there before the pull takes no more, also when $later", async (row) => {
  const id = place();
  await shop.take(id);
  await pull();
  await expectInSync(5);
  await become(id, row.later);
  await expectInSync(row.left);
});

test("an unpaid order of before the pull, of which the store has taken nothing, takes its goods when it is paid", async () => {
  const id = place({ status: "pending" });
  await shop.take(id);
  await pull();
  await expectInSync(8);
  await become(id, "processing");
  await expectInSync(5);
});

test("an order that waits for stock here counts once", async () => {
  await addStock(shop.db, lamp, shop.location.id, -7);
  const id = place();
  await shop.take(id);
  expect(await shop.saleOf(id)).toMatchObject({ status: "draft", draftReason: "out_of_stock" });
  await pull();
  await expectInSync(5);
  await become(id, "cancelled");
  await expectInSync(8);
});

test("a second pull reserves an order on hold once, too", async () => {
  const id = place(ON_HOLD);
  await shop.take(id);
  await pull();
  await pull();
  await expectInSync(5, { reserved: 3 });
  await become(id, "processing");
  await expectInSync(5);
});

test("earlier orders that are pulled with the products count once", async () => {
  clock.forward(-86_400);
  await shop.db.store.update({
    where: { id: shop.store.id },
    data: { createdAt: new Date(clock.now().getTime() + 3_600_000) },
  });
  const held = place(ON_HOLD);
  const finished = place();
  sandbox().setOrderStatus(finished, "completed");
  clock.forward(86_400);
  expect(await takeOver(shop, { orderMonths: 3 })).toMatchObject({ status: "completed" });
  clock.forward(1);
  expect(await shop.saleOf(finished)).toMatchObject({ status: "final" });
  await expectInSync(2, { reserved: 3 });
  await become(held, "cancelled");
  await expectInSync(5);
});

test.each([
  { name: "paid", order: {}, reserved: 0 },
  { name: "on hold", order: ON_HOLD, reserved: 3 },
])("an order $name that arrives between reading and taking over counts once", async ({ order, reserved }) => {
  let id = 0;
  await pullAround(async () => {
    id = place(order);
    await shop.take(id);
  });
  await expectInSync(5, { reserved });
  await become(id, "cancelled");
  await expectInSync(8);
});

test("an order that is cancelled between reading and taking over gives its goods back once", async () => {
  const id = place();
  await shop.take(id);
  await pullAround(() => become(id, "cancelled"));
  await expectInSync(8);
});

test("an order from before the reading that is imported only after it counts once", async () => {
  const id = place();
  await pullAround(() => shop.take(id));
  await expectInSync(5);
  await become(id, "cancelled");
  await expectInSync(8);
});

test("what the till sells between reading and taking over is not forgotten, and sent", async () => {
  await pullAround(() => addStock(shop.db, lamp, shop.location.id, -1));
  expect(await level()).toBe(7);
  expect(await shop.sync()).toMatchObject({ status: "completed", failed: 0 });
  expect(lampThere()).toBe(7);
});
