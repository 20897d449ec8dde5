import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createReturn } from "@/lib/sales/create-return";
import { getSale } from "@/lib/sales/get-sale";
import { createUser } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;
let userId: number;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
  userId = (await createUser(shop.db, shop.business.id)).id;
});

/** Returns goods of the order's only line at the till and restocks them. */
async function returnAtTill(orderId: number, quantity: string): Promise<void> {
  const sale = await shop.saleOf(orderId);
  await createReturn(shop.db, { id: userId, businessId: shop.business.id, permissions: [] }, sale.id, {
    clientKey: randomUUID(),
    reason: "",
    lines: [{ saleLineId: sale.lines[0]!.id, quantity, restock: true }],
  });
}

async function refundInStore(orderId: number, quantity: number, isRestocked: boolean): Promise<void> {
  clock.forward(1);
  const { total, line_items } = await shop.read(orderId);
  const isWhole = line_items[0]?.quantity === String(quantity);
  const lines = [{ id: line_items[0]?.id, quantity, refund_total: String(quantity * 10) }];
  const body = {
    api_refund: false,
    api_restock: isRestocked,
    line_items: lines,
    ...(isWhole ? { amount: total } : {}),
  };
  await shop.source.client.post(`orders/${orderId}/refunds`, body, z.unknown());
  await shop.take(orderId);
  await shop.take(orderId);
}

test("goods returned at the till and refunded in the store are restocked once", async () => {
  const id = shop.place(3);
  await shop.take(id);
  await returnAtTill(id, "2");
  expect(await shop.stockHere()).toBe(9);
  await refundInStore(id, 2, true);
  expect((await shop.saleOf(id)).status).toBe("final");
  expect(await shop.stockHere()).toBe(9);
});

test.each([
  { sold: 1, returned: "1", refunded: 1, sum: "10" },
  { sold: 2, returned: "1", refunded: 1, sum: "10" },
  { sold: 3, returned: "1", refunded: 2, sum: "20" },
  { sold: 3, returned: "2", refunded: 1, sum: "20" },
])(
  "goods returned at the till and refunded in the store are refunded once: $returned and $refunded of $sold",
  async ({ sold, returned, refunded, sum }) => {
    const id = shop.place(sold);
    await shop.take(id);
    await returnAtTill(id, returned);
    await refundInStore(id, refunded, true);
    const sale = await shop.saleOf(id);
    expect(sale.refundedTotal.toFixed()).toBe(sum);
    expect(await getSale(shop.db, shop.business.id, sale.id)).toMatchObject({
      refunded: sum,
      lines: [{ returned: String(Number(sum) / 10) }],
    });
  },
);

test("a return at the till is limited by the goods, not by how often they were refunded", async () => {
  const id = shop.place(2);
  await shop.take(id);
  await returnAtTill(id, "1");
  await refundInStore(id, 1, true);
  await returnAtTill(id, "1");
  expect((await shop.saleOf(id)).refundedTotal.toFixed()).toBe("20");
  expect(await shop.stockHere()).toBe(10);
  await expect(returnAtTill(id, "1")).rejects.toMatchObject({ message: "returnTooMany", values: { left: "0" } });
});

test("goods returned at the till after a refund in the store are restocked in addition", async () => {
  const id = shop.place(3);
  await shop.take(id);
  await refundInStore(id, 1, true);
  expect(await shop.stockHere()).toBe(8);
  await returnAtTill(id, "1");
  expect(await shop.stockHere()).toBe(9);
  clock.forward(1);
  sandbox().setOrderStatus(id, "completed");
  await shop.take(id);
  expect(await shop.stockHere()).toBe(9);
});

test.each([
  { isRestocked: false, here: 9 },
  { isRestocked: true, here: 10 },
])(
  "a full refund without restocking leaves goods returned at the till restocked: restocked $isRestocked",
  async ({ isRestocked, here }) => {
    const id = shop.place(3);
    await shop.take(id);
    await returnAtTill(id, "2");
    await refundInStore(id, 3, isRestocked);
    expect((await shop.saleOf(id)).status).toBe("draft");
    expect(await shop.stockHere()).toBe(here);
  },
);

test("a full refund where the store manages no stock leaves the goods out", async () => {
  sandbox().state.findBySku("MUG")!.manage_stock = false;
  const id = shop.place(3);
  await shop.take(id);
  expect((await shop.saleOf(id)).lines[0]?.storeReduced.toFixed()).toBe("0");
  expect(await shop.stockHere()).toBe(7);
  await refundInStore(id, 3, false);
  expect((await shop.saleOf(id)).status).toBe("draft");
  expect(await shop.stockHere()).toBe(7);
});
