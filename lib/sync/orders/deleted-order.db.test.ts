import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createReturn } from "@/lib/sales/create-return";
import { createUser } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { pushChangedStock } from "../stock/push-changed-stock";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 10 });
});

async function trash(id: number): Promise<void> {
  clock.forward(1);
  sandbox().trashOrder(id);
  expect(await shop.take(id)).toMatchObject({ outcome: "deleted" });
}

async function refund(id: number, quantity: number, isRestocked: boolean): Promise<void> {
  clock.forward(1);
  const order = await shop.read(id);
  await shop.source.client.post(
    `orders/${id}/refunds`,
    {
      amount: String(quantity * 10),
      api_refund: false,
      api_restock: isRestocked,
      line_items: [{ id: order.line_items[0]?.id, quantity, refund_total: String(quantity * 10) }],
    },
    z.unknown(),
  );
  await shop.take(id);
}

test("trashing a completed order moves no goods and leaves its sale in the revenue", async () => {
  const id = shop.place(3);
  await shop.take(id);
  clock.forward(1);
  sandbox().setOrderStatus(id, "completed");
  await shop.take(id);
  expect(await shop.stockHere()).toBe(7);
  await trash(id);
  for (let round = 0; round < 3; round += 1) await pushChangedStock(shop.deps, shop.store.id);
  const sale = await shop.saleOf(id);
  expect(sale).toMatchObject({ status: "final", draftReason: null, order: { state: "deleted" } });
  expect(sale.deletedInStoreAt).not.toBeNull();
  expect(await shop.stockHere()).toBe(7);
  expect(shop.stockThere()).toBe(7);

  clock.forward(1);
  sandbox().setOrderStatus(id, "completed");
  await shop.take(id);
  expect(await shop.saleOf(id)).toMatchObject({ status: "final", deletedInStoreAt: null, order: { state: "in_step" } });
  expect(await shop.stockHere()).toBe(7);
});

test("trashing an order that staff have shipped moves no goods", async () => {
  const id = shop.place(2);
  await shop.take(id);
  const { id: saleId } = await shop.saleOf(id);
  await shop.db.sale.update({ where: { id: saleId }, data: { shippingStatus: "shipped", editedAt: new Date() } });
  await trash(id);
  expect(await shop.saleOf(id)).toMatchObject({ status: "final", deletedInStoreAt: expect.any(Date) });
  expect(await shop.stockHere()).toBe(8);
});

test("goods refunded without restocking stay off the shelf when their order is trashed", async () => {
  const id = shop.place(2);
  await shop.take(id);
  await refund(id, 2, false);
  expect(await shop.saleOf(id)).toMatchObject({ status: "draft", order: { remoteStatus: "refunded" } });
  expect(await shop.stockHere()).toBe(8);
  await trash(id);
  expect(await shop.saleOf(id)).toMatchObject({ status: "draft", draftReason: "deleted_in_store" });
  expect(await shop.stockHere()).toBe(8);
});

test("a trashed, unserved order gives back all but the pieces that returned unfit for sale", async () => {
  const id = shop.place(4);
  await shop.take(id);
  await refund(id, 1, false);
  const sale = await shop.saleOf(id);
  const user = await createUser(shop.db, shop.business.id);
  await createReturn(shop.db, { id: user.id, businessId: shop.business.id, permissions: [] }, sale.id, {
    clientKey: randomUUID(),
    reason: "",
    lines: [{ saleLineId: sale.lines[0]!.id, quantity: "1", restock: false }],
  });
  expect(await shop.stockHere()).toBe(6);
  await trash(id);
  expect(await shop.saleOf(id)).toMatchObject({ status: "draft", draftReason: "deleted_in_store" });
  expect(await shop.stockHere()).toBe(8);
});
