import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { ShopperOrder } from "@/e2e/sandbox/shopper-order";
import { createReturn } from "@/lib/sales/create-return";
import { applyPull } from "@/lib/sync/pull/start-pull";
import { pullChoicesSchema } from "@/lib/sync/pull/pull-schema";
import { createUser } from "@/lib/testing/factories";
import { drainPull, readStore, takeOver } from "@/lib/testing/pulling";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
  const lamp = { name: "Lamp", sku: "LAMP", regular_price: "5", manage_stock: true, stock_quantity: 8 };
  await shop.source.client.post("products", lamp, z.unknown());
});

const place = (order: Partial<ShopperOrder> = {}) => {
  const id = Number(sandbox().placeOrder({ lines: [{ sku: "LAMP", quantity: 3 }], ...order })["id"]);
  clock.forward(1);
  return id;
};
const setStatus = (id: number, status: string) => {
  sandbox().setOrderStatus(id, status);
  clock.forward(1);
};
const change = async (path: string, body: object) => {
  await (path.includes("refunds")
    ? shop.source.client.post(path, body, z.unknown())
    : shop.source.client.put(path, body, z.unknown()));
  clock.forward(1);
};
const pull = async () => {
  expect(await takeOver(shop)).toMatchObject({ status: "completed" });
  clock.forward(1);
};
const lampHere = async () => {
  const { id } = await shop.db.variation.findFirstOrThrow({ where: { businessId: shop.business.id, sku: "LAMP" } });
  return Number((await shop.db.stockLevel.findFirst({ where: { variationId: id } }))?.quantity ?? 0);
};
const lampThere = () => sandbox().state.findBySku("LAMP")?.stock_quantity;
/** Stock here and there, and that a sync leaves the store as it is. */
async function expectInSync(quantity: number, { reserved = 0 } = {}): Promise<void> {
  expect(await lampHere()).toBe(quantity + reserved);
  expect(lampThere()).toBe(quantity);
  shop.takeWrites();
  expect(await shop.sync()).toMatchObject({ status: "completed", failed: 0 });
  expect(shop.takeWrites()).toBe(0);
  expect(lampThere()).toBe(quantity);
}
const lineOf = async (id: number) => (await shop.saleOf(id)).lines[0]!;

describe("an order from before its product was taken over takes no stock", () => {
  test("imported before", async () => {
    const early = place();
    await shop.take(early);
    await pull();
    // The store's quantity is already without the goods of that order.
    await expectInSync(5);
    setStatus(early, "completed");
    await shop.take(early);
    expect((await lineOf(early)).variationId).not.toBeNull();
    await expectInSync(5);
    await shop.take(place());
    await expectInSync(2);
  });

  test("imported only afterwards", async () => {
    const early = place();
    await pull();
    await shop.take(early);
    expect(await shop.saleOf(early)).toMatchObject({ status: "final" });
    await expectInSync(5);
    await shop.take(place());
    await expectInSync(2);
  });

  test("imported only afterwards, and completed meanwhile", async () => {
    const early = place();
    await pull();
    setStatus(early, "completed");
    await shop.take(early);
    await expectInSync(5);
  });

  test("its goods are reserved while it is on hold", async () => {
    const early = place({ status: "on-hold", paymentMethod: "bacs" });
    await pull();
    await shop.take(early);
    await expectInSync(5, { reserved: 3 });
    setStatus(early, "processing");
    await shop.take(early);
    await expectInSync(5);
  });

  test("cancelled later it gives its goods back, as the store does", async () => {
    const early = place();
    await pull();
    await shop.take(early);
    setStatus(early, "cancelled");
    await shop.take(early);
    await expectInSync(8);
  });

  test("imported before and cancelled later, too", async () => {
    const early = place();
    await shop.take(early);
    await pull();
    setStatus(early, "cancelled");
    await shop.take(early);
    await expectInSync(8);
  });

  test("cancelled after the pull and imported only then, too", async () => {
    const early = place();
    await pull();
    setStatus(early, "cancelled");
    await shop.take(early);
    await expectInSync(8);
  });

  test("refunded later it gives back what is restocked", async () => {
    const early = place();
    await pull();
    await shop.take(early);
    const { remoteLineId } = await lineOf(early);
    const line = { id: remoteLineId, quantity: 1, refund_total: 5 };
    await change(`orders/${early}/refunds`, { amount: "5", api_refund: false, api_restock: true, line_items: [line] });
    await shop.take(early);
    await expectInSync(6);
    await change(`orders/${early}/refunds`, { amount: "5", api_refund: false, api_restock: false, line_items: [line] });
    await shop.take(early);
    await expectInSync(6);
  });

  test("returned at the till it gives back what is returned", async () => {
    const early = place();
    await pull();
    await shop.take(early);
    const { id: saleId } = await shop.saleOf(early);
    const { id: lineId } = await lineOf(early);
    const user = await createUser(shop.db, shop.business.id);
    await createReturn(shop.db, { id: user.id, businessId: shop.business.id, permissions: [] }, saleId, {
      clientKey: randomUUID(),
      reason: "",
      lines: [{ saleLineId: lineId, quantity: "1", restock: true }],
    });
    expect(await lampHere()).toBe(6);
  });

  test("deleted in the store before it is served, its goods are offered again", async () => {
    const early = place();
    await pull();
    await shop.take(early);
    sandbox().trashOrder(early);
    clock.forward(1);
    await shop.take(early);
    expect(await lampHere()).toBe(8);
  });
});

test("edited in the store later, an order from before takes the difference", async () => {
  const early = place();
  await pull();
  await shop.take(early);
  const { remoteLineId } = await lineOf(early);
  const lamp = sandbox().state.findBySku("LAMP")!;
  // What the store's own editor does: the line, its reduction and the stock.
  await change(`orders/${early}`, {
    line_items: [{ id: remoteLineId, quantity: 4, meta_data: [{ key: "_reduced_stock", value: "4" }] }],
  });
  lamp.stock_quantity = 4;
  await shop.take(early);
  const { quantity, storeReduced } = await lineOf(early);
  expect([Number(quantity), Number(storeReduced)]).toEqual([4, 4]);
  await expectInSync(4);
});

test("an order that is paid after the pull takes its stock, whenever it was placed", async () => {
  const pending = place({ status: "pending" });
  await pull();
  setStatus(pending, "processing");
  await shop.take(pending);
  await expectInSync(5);
});

test("an order that is placed and imported between reading and taking over takes its stock", async () => {
  await shop.poll();
  const { id } = await readStore(shop);
  clock.forward(1);
  const between = place();
  await shop.take(between);
  expect(await lineOf(between)).toMatchObject({ variationId: null });
  await applyPull(shop.db, shop.business.id, id, pullChoicesSchema.parse({}));
  expect(await drainPull(shop, id)).toMatchObject({ status: "completed" });
  expect(await lampHere()).toBe(8);
  await shop.poll();
  await expectInSync(5);
});
