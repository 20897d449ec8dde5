import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { importOrder } from "./import-order";
import { reconcileOrders } from "./reconcile-orders";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
});

const sales = () => shop.db.sale.count({ where: { businessId: shop.business.id } });
const movements = () =>
  shop.db.stockMovement.findMany({
    where: { businessId: shop.business.id, saleId: { not: null } },
    orderBy: { id: "asc" },
  });
const put = (id: number, body: object) => shop.source.client.put(`orders/${id}`, body, z.unknown());
const refund = (id: number, body: object) => shop.source.client.post(`orders/${id}/refunds`, body, z.unknown());

describe("idempotent import", () => {
  test("a repeated import writes nothing", async () => {
    const id = shop.place(2);
    expect(await shop.take(id)).toMatchObject({ outcome: "created" });
    const before = await shop.saleOf(id);
    expect(await shop.take(id)).toMatchObject({ outcome: "unchanged", saleId: before.id });
    expect(await shop.saleOf(id)).toEqual(before);
    expect(await movements()).toHaveLength(1);
    expect(await shop.stockHere()).toBe(8);
  });

  test("an older state is ignored, a state of the same second is imported", async () => {
    const id = shop.place();
    const first = await shop.read(id);
    clock.forward(5);
    sandbox().setOrderStatus(id, "completed");
    await shop.take(id);
    expect(await importOrder(shop.source, first)).toMatchObject({ outcome: "ignored", reason: "older_than_known" });
    expect((await shop.saleOf(id)).shippingStatus).toBe("delivered");
    // The store changes the order again within the second: the content differs, the time does not.
    sandbox().setOrderStatus(id, "cancelled");
    expect(await shop.take(id)).toMatchObject({ outcome: "updated" });
    expect(await shop.saleOf(id)).toMatchObject({ status: "draft", shippingStatus: "cancelled" });
  });

  test("an order that was only opened gets its new time and no other change", async () => {
    const id = shop.place();
    await shop.take(id);
    clock.forward(60);
    await put(id, {});
    expect(await shop.take(id)).toMatchObject({ outcome: "unchanged" });
    expect((await shop.saleOf(id)).order?.remoteModifiedAt).toEqual(clock.now());
  });

  test("eight concurrent imports of one order create one sale", async () => {
    const id = shop.place(3);
    const results = await Promise.all(Array.from({ length: 8 }, () => shop.take(id)));
    expect(results.filter(({ outcome }) => outcome === "created")).toHaveLength(1);
    expect(results.every(({ outcome }) => outcome === "created" || outcome === "unchanged")).toBe(true);
    expect(await sales()).toBe(1);
    expect(await shop.stockHere()).toBe(7);
  });

  test("concurrent orders of one e-mail create one customer", async () => {
    const ids = Array.from({ length: 4 }, () =>
      shop.place(1, { billing: { email: "Ann@Example.test", first_name: "Ann" } }),
    );
    await Promise.all(ids.map((id) => shop.take(id)));
    expect(await shop.db.customer.count({ where: { businessId: shop.business.id } })).toBe(1);
    expect(await sales()).toBe(4);
  });

  test("concurrent orders of one remote customer without an e-mail create one customer", async () => {
    const orders = await Promise.all(
      Array.from({ length: 6 }, () => shop.place(1, { billing: { first_name: "Ann" } })).map((id) => shop.read(id)),
    );
    const ofOne = orders.map((order) => ({ ...order, customer_id: 7, billing: { ...order.billing, email: "" } }));
    await Promise.all(ofOne.map((order) => importOrder(shop.source, order)));
    expect(await shop.db.customer.findMany({ select: { email: true } })).toContainEqual({ email: null });
    expect(await shop.db.customer.count({ where: { businessId: shop.business.id } })).toBe(1);
    expect(await shop.db.sale.count({ where: { businessId: shop.business.id, customerId: null } })).toBe(0);
    expect(await sales()).toBe(6);
  });

  test("orders from before the first day are ignored, except for a manual import", async () => {
    await shop.db.store.update({ where: { id: shop.store.id }, data: { orderSettings: { importFrom: "2999-01-01" } } });
    const store = await shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } });
    const order = await shop.read(shop.place());
    expect(await importOrder({ ...shop.source, store }, order)).toMatchObject({
      outcome: "ignored",
      reason: "too_old",
    });
    expect(await importOrder({ ...shop.source, store }, order, { isManual: true })).toMatchObject({
      outcome: "created",
    });
  });
});

describe("stock", () => {
  test("draft to final takes stock once, final to draft returns it once", async () => {
    const id = shop.place(4, { status: "pending" });
    await shop.take(id);
    expect(await shop.saleOf(id)).toMatchObject({ status: "draft", draftReason: "store_status" });
    expect(await shop.stockHere()).toBe(10);
    for (const [status, stock] of [
      ["processing", 6],
      ["completed", 6],
      ["cancelled", 10],
      ["failed", 10],
      ["processing", 6],
    ] as const) {
      clock.forward(1);
      sandbox().setOrderStatus(id, status);
      await shop.take(id);
      await shop.take(id);
      expect(await shop.stockHere(), status).toBe(stock);
    }
    expect((await movements()).map(({ quantity }) => Number(quantity))).toEqual([-4, 4, -4]);
  });

  test("a quantity changed in the store posts the difference", async () => {
    const id = shop.place(2);
    await shop.take(id);
    clock.forward(1);
    const line = (await shop.read(id)).line_items[0];
    await put(id, { line_items: [{ id: line?.id, quantity: 5 }] });
    expect(await shop.take(id)).toMatchObject({ outcome: "updated" });
    expect(await shop.stockHere()).toBe(5);
  });

  test("an unmapped status is a draft and takes no stock", async () => {
    const id = shop.place();
    sandbox().state.raw().orders.get(id)!.status = "awaiting-pickup";
    await shop.take(id);
    expect(await shop.saleOf(id)).toMatchObject({ status: "draft", shippingStatus: "none" });
    expect(await shop.stockHere()).toBe(10);
  });

  test.each([
    { restock: true, here: 9, there: 9 },
    { restock: false, here: 7, there: 7 },
  ])("a refund puts back what the store put back: restocked $restock", async ({ restock, here, there }) => {
    const id = shop.place(3);
    await shop.take(id);
    clock.forward(1);
    const line = (await shop.read(id)).line_items[0];
    await refund(id, {
      api_refund: false,
      api_restock: restock,
      line_items: [{ id: line?.id, quantity: 2, refund_total: "20" }],
    });
    await shop.take(id);
    await shop.take(id);
    const sale = await shop.saleOf(id);
    expect(sale.refundedTotal.toFixed()).toBe("20");
    expect(sale.returns).toHaveLength(1);
    expect(sale.returns[0]?.lines[0]).toMatchObject({ saleLineId: sale.lines[0]?.id });
    expect([await shop.stockHere(), shop.stockThere()]).toEqual([here, there]);
  });

  test.each([true, false])(
    "a whole refund makes a draft, and its goods are where the store has them: restocked %s",
    async (restock) => {
      const id = shop.place(3);
      await shop.take(id);
      clock.forward(1);
      const order = await shop.read(id);
      await refund(id, {
        amount: order.total,
        api_refund: false,
        api_restock: restock,
        line_items: [{ id: order.line_items[0]?.id, quantity: 3, refund_total: "30" }],
      });
      await shop.take(id);
      expect(await shop.saleOf(id)).toMatchObject({ status: "draft", shippingStatus: "cancelled" });
      expect(await shop.stockHere()).toBe(restock ? 10 : 7);
      expect(shop.stockThere()).toBe(restock ? 10 : 7);
    },
  );
});

describe("deleted and restored", () => {
  test("trashing marks the sale as deleted and returns its stock, restoring undoes both", async () => {
    const id = shop.place(4);
    await shop.take(id);
    clock.forward(1);
    sandbox().trashOrder(id);
    expect(await shop.poll()).toMatchObject({ updated: 1 });
    const gone = await shop.saleOf(id);
    expect(gone).toMatchObject({ status: "draft", draftReason: "deleted_in_store", order: { state: "deleted" } });
    expect(gone.deletedInStoreAt).not.toBeNull();
    expect(gone.lines).toHaveLength(1);
    expect(await shop.stockHere()).toBe(10);
    await shop.poll();
    expect(await shop.stockHere()).toBe(10);
    clock.forward(1);
    sandbox().setOrderStatus(id, "processing");
    await shop.poll();
    expect(await shop.saleOf(id)).toMatchObject({
      status: "final",
      draftReason: null,
      deletedInStoreAt: null,
      order: { state: "in_step" },
    });
    expect(await shop.stockHere()).toBe(6);
  });

  test("a late delivery from before the deletion does not restore the order", async () => {
    const id = shop.place();
    const late = await shop.read(id);
    await shop.take(id);
    clock.forward(1);
    sandbox().trashOrder(id);
    await shop.take(id);
    expect(await importOrder(shop.source, late)).toMatchObject({ outcome: "ignored" });
    expect(await shop.saleOf(id)).toMatchObject({ draftReason: "deleted_in_store" });
  });

  test("a restored order has the store's status, not the status that staff chose", async () => {
    const id = shop.place(2);
    await shop.take(id);
    const { id: saleId } = await shop.saleOf(id);
    await shop.db.sale.update({ where: { id: saleId }, data: { customerNote: "Ring twice", editedAt: new Date() } });
    clock.forward(1);
    sandbox().trashOrder(id);
    await shop.take(id);
    clock.forward(1);
    sandbox().setOrderStatus(id, "processing");
    await shop.take(id);
    expect(await shop.saleOf(id)).toMatchObject({
      status: "final",
      customerNote: "Ring twice",
      order: { state: "in_step" },
    });
    expect(await shop.stockHere()).toBe(8);
  });

  test("reconciliation finds an order deleted permanently without a webhook", async () => {
    const kept = shop.place();
    const id = shop.place(2);
    await shop.poll();
    sandbox().state.raw().orders.delete(id);
    expect(await reconcileOrders(shop.source)).toEqual({ found: 1, stoppedAt: null });
    expect(await shop.saleOf(id)).toMatchObject({ draftReason: "deleted_in_store" });
    expect(await shop.saleOf(kept)).toMatchObject({ status: "final" });
    expect(await shop.stockHere()).toBe(9);
  });
});

describe("polling", () => {
  test("reads hundreds of orders of one second to the end", async () => {
    sandbox().state.findBySku("MUG")!.stock_quantity = 1000;
    clock.forward(1);
    for (let index = 0; index < 205; index += 1) shop.place(1, { status: "pending" });
    let created = 0;
    let isComplete = false;
    for (let round = 0; round < 4 && !isComplete; round += 1) {
      const result = await shop.poll();
      created += result.created;
      isComplete = result.isComplete;
    }
    expect({ created, isComplete }).toEqual({ created: 205, isComplete: true });
  });

  test("a store whose clock is slow loses no orders", async () => {
    await shop.poll();
    clock.forward(-600);
    const id = shop.place();
    clock.forward(601);
    // The store's clock dates the order ten minutes back, before the last poll by the local clock.
    expect(await shop.poll()).toMatchObject({ created: 1 });
    expect(await shop.saleOf(id)).toMatchObject({ status: "final" });
  });
});
