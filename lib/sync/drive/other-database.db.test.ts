import { beforeEach, expect, test } from "vitest";
import { createUser } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { importOrder } from "../orders/import-order";
import { pollStore } from "../orders/poll-store";
import { acceptDatabase } from "../stores/accept-database";

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
  expect(await store()).toMatchObject({ faultCode: null, changesSentUpTo: null });
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
