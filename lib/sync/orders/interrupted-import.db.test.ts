import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { interruptAt } from "@/lib/testing/interrupt-at";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { giveUpDelivery, processDelivery } from "@/lib/sync/webhooks/process-delivery";
import { Interrupted } from "@/lib/woo/interrupted";
import { pollStore } from "./poll-store";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 100 });
});

const failures = () => shop.db.orderFailure.findMany({ where: { storeId: shop.store.id } });
const sales = () => shop.db.sale.findMany({ where: { businessId: shop.business.id }, include: { notes: true } });
const poll = () => pollStore(shop.deps, shop.store.id);

async function placeNoted(quantity = 1): Promise<number> {
  const id = shop.place(quantity);
  await shop.source.client.post(`orders/${id}/notes`, { note: "Called" }, z.unknown());
  return id;
}

/** An order whose refunds have to be fetched from the store. */
async function placeRefunded(): Promise<number> {
  const id = await placeNoted(2);
  const line = (await shop.read(id)).line_items[0];
  const refund = {
    api_refund: false,
    api_restock: false,
    line_items: [{ id: line?.id, quantity: 1, refund_total: "10" }],
  };
  await shop.source.client.post(`orders/${id}/refunds`, refund, z.unknown());
  return id;
}

async function receive(orderId: number): Promise<number> {
  const { data } = await shop.source.client.get(`orders/${orderId}`, {}, z.unknown());
  const delivery = await shop.db.delivery.create({
    data: {
      businessId: shop.business.id,
      storeId: shop.store.id,
      topic: "order_updated",
      contentHash: String(orderId),
      deliveryId: "d",
      rawBody: new Uint8Array(Buffer.from(JSON.stringify(data))),
      remoteOrderId: orderId,
    },
  });
  return delivery.id;
}

test.each(["/refunds", "/notes"])(
  "a delivery that is interrupted at %s stays queued and is processed later",
  async (at) => {
    const deliveryId = await receive(await placeRefunded());
    await expect(processDelivery(interruptAt(shop.deps, at), deliveryId)).rejects.toBeInstanceOf(Interrupted);
    const delivery = () => shop.db.delivery.findUniqueOrThrow({ where: { id: deliveryId } });
    expect(await delivery()).toMatchObject({ outcome: "queued", processedAt: null, errorCode: null });
    expect(await sales()).toEqual([]);

    await processDelivery(shop.deps, deliveryId);
    expect(await delivery()).toMatchObject({ outcome: "imported" });
    const [sale] = await sales();
    expect(sale?.notes.length).toBeGreaterThan(0);
  },
);

test("a delivery whose last attempt was interrupted gets another job and is not marked as failed", async () => {
  const deliveryId = await receive(shop.place());
  await testDb.pool().query("delete from graphile_worker._private_jobs");
  await giveUpDelivery(shop.db, deliveryId, new Interrupted());
  expect(await shop.db.delivery.findUniqueOrThrow({ where: { id: deliveryId } })).toMatchObject({ outcome: "queued" });
  const { rows } = await testDb.pool().query("select task_identifier from graphile_worker.jobs");
  expect(rows).toEqual([{ task_identifier: "orders.delivery" }]);
});

test.each(["/refunds", "/notes"])(
  "a poll that is interrupted at %s records no order failure and reads the order again",
  async (at) => {
    const [refunded, other] = [await placeRefunded(), await placeNoted()];
    await expect(pollStore(interruptAt(shop.deps, at), shop.store.id)).rejects.toBeInstanceOf(Interrupted);
    expect(await failures()).toEqual([]);
    expect(await sales()).toEqual([]);
    expect(await shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } })).toMatchObject({
      faultCode: null,
      ordersReadUpTo: null,
    });

    await poll();
    expect(await failures()).toEqual([]);
    for (const id of [refunded, other]) expect((await shop.saleOf(id)).notes.length).toBeGreaterThan(0);
  },
);

test("notes that time out cost no order, and are read with its next import", async () => {
  const id = await placeNoted();
  sandbox().faults.set({ serverError: { count: 2, status: 504, path: `orders/${id}/notes` } });
  await poll();
  expect((await shop.saleOf(id)).notes).toEqual([]);
  expect(await failures()).toEqual([]);
  await poll();
  const { notes, order } = await shop.saleOf(id);
  expect(notes.length).toBeGreaterThan(0);
  expect(order).toMatchObject({ areNotesDue: false });
});
