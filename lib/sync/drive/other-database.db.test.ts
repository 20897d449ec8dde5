import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createProduct, createUser } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { importOrderByNumber } from "../orders/import-manually";
import { importOrder } from "../orders/import-order";
import { pollStore } from "../orders/poll-store";
import { pushChangedStock } from "../stock/push-changed-stock";
import { acceptDatabase } from "../stores/accept-database";
import { processDelivery } from "../webhooks/process-delivery";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 10 });
});

const store = () => shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } });

test("an id that is issued again overwrites no sale, and starts a new one once a person has accepted the database", async () => {
  const id = shop.place(2);
  await shop.take(id);
  const before = await shop.saleOf(id);
  const again = sandbox().state.raw().orders.get(id)!;
  again.order_key = "wc_order_another";
  clock.forward(1);
  sandbox().setOrderStatus(id, "completed");
  await pollStore(shop.deps, shop.store.id);
  expect(await store()).toMatchObject({ faultCode: "other_database" });
  expect(await shop.db.orderFailure.count({ where: { storeId: shop.store.id } })).toBe(0);
  const sale = await shop.saleOf(id);
  expect(sale).toMatchObject({ id: before.id, order: { remoteStatus: "processing" } });

  const { id: userId } = await createUser(shop.db, shop.business.id);
  const request = { businessId: shop.business.id, storeId: shop.store.id, userId };
  await acceptDatabase(shop.db, request);
  await expect(acceptDatabase(shop.db, request)).rejects.toMatchObject({ message: "noOtherDatabase" });
  expect(await store()).toMatchObject({ faultCode: null, changesSentUpTo: null, firstSyncAt: null });
  expect(await shop.db.productLink.count({ where: { storeId: shop.store.id } })).toBe(0);
  await pollStore(shop.deps, shop.store.id);
  const second = await shop.saleOf(id);
  expect(second).toMatchObject({ status: "final", number: before.number, order: { remoteStatus: "completed" } });
  expect(second.id).not.toBe(before.id);
  expect(second.lines[0]).toMatchObject({ kind: "product", variationId: shop.mug.variations[0]!.id });
  expect(await shop.db.sale.findUniqueOrThrow({ where: { id: before.id } })).toMatchObject({
    status: "final",
    number: `${before.number}-${before.id}`,
    deletedInStoreAt: expect.any(Date),
  });
  expect(await shop.stockHere()).toBe(6);

  again.order_key = "wc_order_third";
  clock.forward(1);
  sandbox().setOrderStatus(id, "processing");
  await pollStore(shop.deps, shop.store.id);
  expect(await store()).toMatchObject({ faultCode: "other_database" });
});

test("of an order imported without its key, another date with other lines is another order, another date alone is not", async () => {
  const id = shop.place(2);
  await shop.take(id);
  await shop.db.orderLink.updateMany({ where: { storeId: shop.store.id }, data: { orderKey: null } });
  const order = await shop.read(id);
  const later = { date_created_gmt: "2027-03-01T10:00:00", date_modified_gmt: "2027-03-01T10:00:00" };
  const lines = order.line_items.map((line) => ({ ...line, id: 4_711 }));
  await expect(importOrder(shop.source, { ...order, ...later, line_items: lines })).rejects.toMatchObject({
    code: "other_database",
  });
  expect(await importOrder(shop.source, { ...order, ...later })).toMatchObject({ outcome: "updated" });
});

test.each([
  { name: "created since", isNewer: true, faultCode: "other_database" },
  { name: "of before, whose SKU staff changed in the store", isNewer: false, faultCode: null },
])("an update that is answered by a product with another SKU, $name", async ({ isNewer, faultCode }) => {
  const remote = sandbox().state.findBySku("MUG")!;
  remote.sku = "LAMP";
  const created = new Date(Date.now() + (isNewer ? 3_600_000 : -86_400_000)).toISOString().slice(0, 19);
  Object.assign(remote, { date_created: created, date_created_gmt: created });
  await shop.db.product.update({ where: { id: shop.mug.id }, data: { name: "Cup" } });
  const run = await shop.sync({ mode: "changed" });
  expect(run).toMatchObject(
    faultCode === null ? { status: "completed" } : { status: "failed", errorCode: "other_database" },
  );
  expect(await store()).toMatchObject({ faultCode });
});

/** Issues the id of an imported order again, for another order. */
async function issueAgain(): Promise<number> {
  const id = shop.place(2);
  await shop.take(id);
  sandbox().state.raw().orders.get(id)!.order_key = "wc_order_another";
  clock.forward(1);
  return id;
}

test("a trashed order under an id that is issued again deletes no sale, and the store stops", async () => {
  const id = await issueAgain();
  sandbox().trashOrder(id);
  await pollStore(shop.deps, shop.store.id);
  expect(await store()).toMatchObject({ faultCode: "other_database" });
  expect(await shop.saleOf(id)).toMatchObject({ status: "final", deletedInStoreAt: null, order: { state: "in_step" } });
  expect(await shop.stockHere()).toBe(8);
});

test("a delivery of an order under an id that is issued again stops the store", async () => {
  const id = await issueAgain();
  sandbox().setOrderStatus(id, "completed");
  const { data } = await shop.source.client.get(`orders/${id}`, {}, z.unknown());
  const delivery = await shop.db.delivery.create({
    data: {
      businessId: shop.business.id,
      storeId: shop.store.id,
      topic: "order_updated",
      contentHash: String(id),
      rawBody: new Uint8Array(Buffer.from(JSON.stringify(data))),
      remoteOrderId: id,
    },
  });
  await processDelivery(shop.deps, delivery.id);
  expect(await shop.db.delivery.findUniqueOrThrow({ where: { id: delivery.id } })).toMatchObject({
    outcome: "failed",
    errorCode: "other_database",
  });
  expect(await store()).toMatchObject({ faultCode: "other_database" });
  expect(await shop.saleOf(id)).toMatchObject({ order: { remoteStatus: "processing" } });
});

test("a manual import of an order under an id that is issued again stops the store and is no failure of the order", async () => {
  const id = await issueAgain();
  expect(await importOrderByNumber(shop.deps, shop.business.id, shop.store.id, String(id))).toMatchObject({
    outcome: "failed",
    errorCode: "other_database",
  });
  expect(await store()).toMatchObject({ faultCode: "other_database" });
  expect(await shop.db.orderFailure.count({ where: { storeId: shop.store.id } })).toBe(0);
});

test.each([
  { name: "created since", isNewer: true, faultCode: "other_database" },
  { name: "of before, whose SKU staff changed in the store", isNewer: false, faultCode: null },
])("an update that is answered by a variation with another SKU, $name", async ({ isNewer, faultCode }) => {
  const shirt = await createProduct(shop.db, shop.business.id, {
    sku: "SHIRT",
    name: "Shirt",
    variations: [{ sku: "SHIRT-S", price: "10", options: { Size: "S" } }],
  });
  await shop.sync();
  const remote = sandbox().state.findBySku("SHIRT-S")!;
  remote.sku = "HAT-L";
  const created = new Date(Date.now() + (isNewer ? 3_600_000 : -86_400_000)).toISOString().slice(0, 19);
  Object.assign(remote, { date_created: created, date_created_gmt: created });
  await shop.db.variation.update({ where: { id: shirt.variations[0]!.id }, data: { price: "12" } });
  await shop.sync({ mode: "changed" });
  expect(await store()).toMatchObject({ faultCode });
});

test("a customer's id that is issued again is another person once another database is accepted", async () => {
  const id = shop.place(1);
  const order = sandbox().state.raw().orders.get(id)!;
  const buyer = (name: string) => ({
    customer_id: 7,
    billing: { ...order.billing, first_name: name, email: `${name.toLowerCase()}@example.com` },
  });
  Object.assign(order, buyer("Ann"));
  await shop.take(id);
  expect((await shop.saleOf(id)).customer).toMatchObject({ email: "ann@example.com" });
  clock.forward(1);
  Object.assign(order, buyer("Bob"), { order_key: "wc_order_another" });
  sandbox().setOrderStatus(id, "completed");
  await pollStore(shop.deps, shop.store.id);
  const { id: userId } = await createUser(shop.db, shop.business.id);
  await acceptDatabase(shop.db, { businessId: shop.business.id, storeId: shop.store.id, userId });
  await pollStore(shop.deps, shop.store.id);
  expect((await shop.saleOf(id)).customer).toMatchObject({ email: "bob@example.com" });
  expect(await shop.db.customer.count({ where: { businessId: shop.business.id } })).toBe(2);
});

/** Lets the id of a thing stand for another one, as after a restored backup whose ids are issued again. */
function becomeOther(sku: string) {
  const remote = sandbox().state.findBySku(sku)!;
  const created = new Date(Date.now() + 3_600_000).toISOString().slice(0, 19);
  Object.assign(remote, { sku: "LAMP", name: "Lamp", date_created: created, date_created_gmt: created });
  return remote;
}

const sell = (variationId: number) =>
  shop.db.stockMovement.create({
    data: { businessId: shop.business.id, variationId, locationId: shop.location.id, kind: "sale", quantity: -1 },
  });

test.each(["changed", "all"] as const)("a run of %s products writes nothing over a stranger", async (mode) => {
  await createProduct(shop.db, shop.business.id, { sku: "PEN", name: "Pen" });
  await createProduct(shop.db, shop.business.id, { sku: "BAG", name: "Bag" });
  await shop.sync();
  const remote = becomeOther("BAG");
  // The first batch would write these, and a new SKU is sent.
  await shop.db.variation.update({ where: { id: shop.mug.variations[0]!.id }, data: { sku: "MUG-2" } });
  await shop.db.product.updateMany({ where: { businessId: shop.business.id }, data: { name: "Renamed" } });
  shop.takeWrites();
  expect(await shop.sync({ mode })).toMatchObject({ status: "failed", errorCode: "other_database" });
  expect(shop.takeWrites()).toBe(0);
  expect(remote).toMatchObject({ sku: "LAMP", name: "Lamp" });
  expect(await store()).toMatchObject({ faultCode: "other_database" });
});

test("a push of quantities sends nothing to a stranger, simple or variation", async () => {
  const tee = await createProduct(shop.db, shop.business.id, {
    type: "variable",
    sku: "TEE",
    variations: [{ sku: "TEE-S", price: "9", options: { Size: "S" }, stock: { [shop.location.id]: 8 } }],
  });
  await shop.sync();
  await pushChangedStock(shop.deps, shop.store.id);
  for (const [sku, variationId] of [
    ["MUG", shop.mug.variations[0]!.id],
    ["TEE-S", tee.variations[0]!.id],
  ] as const) {
    await shop.db.store.update({ where: { id: shop.store.id }, data: { faultCode: null } });
    const remote = becomeOther(sku);
    const quantity = remote.stock_quantity;
    await sell(variationId);
    shop.takeWrites();
    await pushChangedStock(shop.deps, shop.store.id);
    expect(shop.takeWrites()).toBe(0);
    expect(remote.stock_quantity).toBe(quantity);
    expect(await store()).toMatchObject({ faultCode: "other_database" });
    // Only this thing is asked about next.
    remote.sku = sku;
  }
});

test("the mapping of tax rates ends with the database that issued their ids", async () => {
  const rate = await shop.db.taxRate.create({ data: { businessId: shop.business.id, name: "VAT", percent: 20 } });
  await shop.db.taxRateMapping.create({ data: { storeId: shop.store.id, remoteRateId: 4, taxRateId: rate.id } });
  await shop.db.taxClassMapping.create({ data: { storeId: shop.store.id, taxRateId: rate.id, taxClass: "standard" } });
  await shop.db.store.update({ where: { id: shop.store.id }, data: { faultCode: "other_database" } });
  const { id: userId } = await createUser(shop.db, shop.business.id);
  await acceptDatabase(shop.db, { businessId: shop.business.id, storeId: shop.store.id, userId });
  expect(await shop.db.taxRateMapping.count({ where: { storeId: shop.store.id } })).toBe(0);
  expect(await shop.db.taxClassMapping.count({ where: { storeId: shop.store.id } })).toBe(1);
});
