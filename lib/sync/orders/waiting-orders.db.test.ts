import { Client } from "pg";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { listActivities } from "@/lib/activity/list-activities";
import { addStock, createBusiness, createUser } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { listRunDue } from "../drive/queries/list-run-due";
import { handleStockChanged } from "../stock/push-changed-stock";
import { editOrder } from "./edit-order";
import { getOrder } from "./get-order";
import { countOrders, listOrders } from "./list-orders";
import { importOrderByNumber, retryOrderFailure, retryOrderFailures } from "./import-manually";
import { serveWaitingSale, serveWaitingSales } from "./serve-waiting";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 3 });
});

const ids = () => ({ businessId: shop.business.id, storeId: shop.store.id });
const variation = () => shop.mug.variations[0]!;
const list = (query: Parameters<typeof listOrders>[3]) => listOrders(shop.db, shop.business.id, shop.store.id, query);

/** The store sells units that the till has sold meanwhile. */
async function waiting(quantity = 5): Promise<number> {
  sandbox().state.findBySku("MUG")!.stock_quantity = 50;
  const id = shop.place(quantity);
  await shop.take(id);
  return id;
}

describe("waiting for stock", () => {
  test("an order that cannot be served is a draft with its shortage, and takes no stock", async () => {
    const id = await waiting();
    const sale = await shop.saleOf(id);
    expect(sale).toMatchObject({ status: "draft", draftReason: "out_of_stock" });
    expect(await shop.stockHere()).toBe(3);
    const { items } = await list({ view: "waiting" });
    expect(items).toMatchObject([
      { saleId: sale.id, missing: [{ sku: "MUG", wanted: "5", available: "3", missing: "2" }] },
    ]);
    expect(await countOrders(shop.db, shop.business.id, shop.store.id)).toEqual({
      waiting: 1,
      conflicts: 0,
      flagged: 0,
      deleted: 0,
      failed: 0,
    });
  });

  test("a movement that cannot serve it leaves its product unchanged, so that no run plans it", async () => {
    const id = await waiting();
    const changedAt = async () =>
      (await shop.db.product.findUniqueOrThrow({ where: { id: shop.mug.id }, select: { changedAt: true } })).changedAt;
    const before = await changedAt();
    await handleStockChanged(shop.deps, shop.business.id);
    expect(await changedAt()).toEqual(before);
    await addStock(shop.db, variation(), shop.location.id, 4);
    await handleStockChanged(shop.deps, shop.business.id);
    expect(await shop.saleOf(id)).toMatchObject({ status: "final" });
  });

  test("many that a movement cannot serve cost as many statements as a few, and no run follows", async () => {
    const query = vi.spyOn(Client.prototype, "query");
    const countStatements = async () => {
      query.mockClear();
      expect(await serveWaitingSales(shop.db, shop.business.id)).toBe(0);
      return query.mock.calls.length;
    };
    for (let index = 0; index < 2; index += 1) await waiting();
    const forTwo = await countStatements();
    for (let index = 0; index < 10; index += 1) await waiting();
    expect(await countStatements()).toBe(forTwo);
    query.mockRestore();
    // All that the imports touched is sent, and a run is due.
    await shop.db.$transaction([
      shop.db.$executeRaw`alter table products disable trigger user`,
      shop.db.$executeRaw`update products set changed_at = now() - interval '1 hour'`,
      shop.db.$executeRaw`alter table products enable trigger user`,
      shop.db.syncRun.deleteMany({ where: { storeId: shop.store.id } }),
      shop.db.store.update({
        where: { id: shop.store.id },
        data: { autoSync: true, lastInStepAt: null, changesSentUpTo: new Date() },
      }),
    ]);
    await handleStockChanged(shop.deps, shop.business.id);
    const due = await listRunDue(shop.db);
    expect(due.find(({ id }) => id === shop.store.id)).toMatchObject({ hasChanges: false });
  });

  test("a person serves it once stock suffices, and sees the shortage until then", async () => {
    const { id: saleId } = await shop.saleOf(await waiting());
    const early = await serveWaitingSale(shop.db, shop.business.id, saleId, null);
    expect(early).toMatchObject({ status: "draft", shortages: [{ variationId: variation().id }] });
    await addStock(shop.db, variation(), shop.location.id, 4);
    expect(await serveWaitingSale(shop.db, shop.business.id, saleId, null)).toMatchObject({
      status: "final",
      shortages: [],
    });
    expect(await shop.stockHere()).toBe(2);
    await expect(serveWaitingSale(shop.db, shop.business.id, saleId, null)).rejects.toThrow("notWaitingForStock");
    expect(await shop.stockHere()).toBe(2);
  });

  test("arriving stock serves the oldest order first, automatically", async () => {
    const first = await waiting(5);
    clock.forward(1);
    const second = await waiting(4);
    await addStock(shop.db, variation(), shop.location.id, 3);
    await handleStockChanged(shop.deps, shop.business.id);
    expect(await shop.saleOf(first)).toMatchObject({ status: "final" });
    expect(await shop.saleOf(second)).toMatchObject({ draftReason: "out_of_stock" });
    expect(await shop.stockHere()).toBe(1);
  });

  test("arriving stock serves nothing where the setting is off", async () => {
    await shop.db.store.update({
      where: { id: shop.store.id },
      data: { orderSettings: { finaliseWhenStocked: false } },
    });
    const id = await waiting();
    await addStock(shop.db, variation(), shop.location.id, 10);
    await handleStockChanged(shop.deps, shop.business.id);
    expect(await shop.saleOf(id)).toMatchObject({ draftReason: "out_of_stock" });
  });

  test("two clicks and a concurrent delivery take the goods once", async () => {
    const id = await waiting();
    const { id: saleId } = await shop.saleOf(id);
    await addStock(shop.db, variation(), shop.location.id, 20);
    const serve = () => serveWaitingSale(shop.db, shop.business.id, saleId, null).catch(() => null);
    await Promise.all([serve(), serve(), shop.take(id), handleStockChanged(shop.deps, shop.business.id)]);
    expect(await shop.stockHere()).toBe(18);
  });

  test("a final order stays final when others oversell later", async () => {
    const id = shop.place(3);
    await shop.take(id);
    await shop.db.stockMovement.create({
      data: {
        businessId: shop.business.id,
        variationId: variation().id,
        locationId: shop.location.id,
        kind: "sale",
        quantity: -2,
      },
    });
    clock.forward(1);
    sandbox().setOrderStatus(id, "completed");
    await shop.take(id);
    expect(await shop.saleOf(id)).toMatchObject({ status: "final", shippingStatus: "delivered" });
    expect(await shop.stockHere()).toBe(-2);
  });
});

describe("lists", () => {
  test("search by number, name, e-mail and SKU; pages without gaps; no orders of other businesses", async () => {
    const numbers: number[] = [];
    for (const name of ["Ann", "Bo", "Cy"]) {
      clock.forward(1);
      const id = shop.place(1, { billing: { first_name: name, last_name: "Lee", email: `${name}@example.test` } });
      await shop.take(id);
      numbers.push(id);
    }
    for (const [q, count] of [
      [`#${numbers[0]}`, 1],
      ["bo l", 1],
      ["CY@EXAMPLE", 1],
      ["mug", 3],
      ["100%", 0],
    ] as const) {
      expect((await list({ q })).items, q).toHaveLength(count);
    }
    expect((await list({ status: "processing" })).items).toHaveLength(3);
    expect((await list({ status: "completed" })).items).toHaveLength(0);
    const first = await listOrders(shop.db, shop.business.id, shop.store.id, {}, 2);
    const second = await listOrders(shop.db, shop.business.id, shop.store.id, { cursor: first.nextCursor ?? "" }, 2);
    expect([...first.items, ...second.items].map((item) => item.remoteId)).toEqual([...numbers].reverse());
    expect(second.nextCursor).toBeNull();
    const other = await createBusiness(shop.db);
    expect((await listOrders(shop.db, other.id, shop.store.id, {})).items).toHaveLength(0);
    await expect(getOrder(shop.db, other.id, first.items[0]?.saleId ?? 0)).rejects.toMatchObject({ code: "not_found" });
  });

  test("an order in every detail", async () => {
    const id = shop.place(2, { shippingTotal: "4.50", customerNote: "After six" });
    await shop.take(id);
    const { id: saleId } = await shop.saleOf(id);
    const order = await getOrder(shop.db, shop.business.id, saleId);
    expect(order).toMatchObject({
      remoteId: id,
      total: "24.5",
      shippingTotal: "4.5",
      customerNote: "After six",
      conflict: null,
      missing: [],
      adminUrl: `${sandbox().url}/wp-admin/admin.php?page=wc-orders&action=edit&id=${id}`,
      lines: [
        { kind: "product", name: "Mug", quantity: "2", productId: shop.mug.id },
        { kind: "shipping", total: "4.5" },
      ],
    });
    expect(order.billing).toMatchObject({ firstName: "Ada" });
  });
});

describe("manual actions", () => {
  test("imports an order by number or id, however old, and reports a missing order", async () => {
    await shop.db.store.update({ where: { id: shop.store.id }, data: { orderSettings: { importFrom: "2999-01-01" } } });
    const { businessId, storeId } = ids();
    const id = shop.place();
    expect(await importOrderByNumber(shop.deps, businessId, storeId, `#${id}`)).toMatchObject({ outcome: "created" });
    expect(await importOrderByNumber(shop.deps, businessId, storeId, String(id))).toMatchObject({
      outcome: "unchanged",
    });
    await expect(importOrderByNumber(shop.deps, businessId, storeId, "999999")).rejects.toMatchObject({
      code: "not_found",
      message: "orderNotInStore",
    });
    const other = await createBusiness(shop.db);
    await expect(importOrderByNumber(shop.deps, other.id, storeId, String(id))).rejects.toMatchObject({
      code: "not_found",
    });
    sandbox().faults.set({ serverError: { count: 50, status: 503 } });
    expect(await importOrderByNumber(shop.deps, businessId, storeId, "12345")).toMatchObject({ outcome: "failed" });
  });

  test("a number wins over another order's id, and an id that is no number finds its order", async () => {
    const { businessId, storeId } = ids();
    const [first, second] = [shop.place(), shop.place()];
    const number = (id: number, value: string) =>
      sandbox()
        .state.raw()
        .orders.get(id)!
        .meta.push({ id: 90_000 + id, key: "_order_number", value });
    number(first!, "A-7");
    number(second!, String(first));
    expect(await importOrderByNumber(shop.deps, businessId, storeId, `#${first}`)).toMatchObject({
      outcome: "created",
    });
    expect(await shop.saleOf(second!)).toMatchObject({ order: { number: String(first) } });
    expect(await importOrderByNumber(shop.deps, businessId, storeId, "A-7")).toMatchObject({ outcome: "created" });
    expect(await shop.saleOf(first!)).toMatchObject({ order: { number: "A-7" } });
    expect(await importOrderByNumber(shop.deps, businessId, storeId, String(second))).toMatchObject({
      outcome: "unchanged",
    });
  });

  test("failures are retried singly or all together", async () => {
    const { businessId, storeId } = ids();
    const id = shop.place();
    await shop.db.orderFailure.create({
      data: {
        businessId,
        storeId,
        remoteId: id,
        errorCode: "store_error",
        nextTryAt: new Date(Date.now() + 3_600_000),
      },
    });
    expect(await retryOrderFailures(shop.db, businessId, storeId)).toBe(1);
    expect(await shop.poll()).toMatchObject({ created: 1 });
    await shop.db.orderFailure.create({
      data: { businessId, storeId, remoteId: id, errorCode: "store_error", nextTryAt: new Date() },
    });
    expect(await retryOrderFailure(shop.deps, businessId, storeId, id)).toMatchObject({ outcome: "unchanged" });
    expect(await shop.db.orderFailure.count({ where: { storeId } })).toBe(0);
    await expect(retryOrderFailure(shop.deps, businessId, storeId, id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("staff make an order a draft and final again: stock follows, and the edit is recorded", async () => {
    const id = shop.place(2);
    await shop.take(id);
    const { id: saleId } = await shop.saleOf(id);
    const { id: userId } = await createUser(shop.db, shop.business.id);
    const edit = (values: Parameters<typeof editOrder>[1]["edit"]) =>
      editOrder(shop.db, { businessId: shop.business.id, saleId, userId, edit: values });
    await edit({ shippingStatus: "ordered" });
    expect((await shop.saleOf(id)).editedAt).toBeNull();
    expect(await shop.stockHere()).toBe(1);
    await edit({ status: "draft" });
    expect(await shop.saleOf(id)).toMatchObject({ status: "draft", draftReason: "staff" });
    expect(await shop.stockHere()).toBe(3);
    await edit({ status: "final" });
    expect(await shop.saleOf(id)).toMatchObject({ status: "final", draftReason: null });
    expect(await shop.stockHere()).toBe(1);
    await edit({ shippingStatus: "packed", customerNote: "Gift" });
    expect(await shop.saleOf(id)).toMatchObject({ shippingStatus: "packed", customerNote: "Gift" });
    expect((await shop.saleOf(id)).editedAt).not.toBeNull();
    const { items } = await listActivities(shop.db, shop.business.id, { entity: "sale", entityId: saleId });
    expect(items.map(({ action, changes }) => [action, ...changes])).toEqual([
      [
        "sale.edited",
        { field: "shippingStatus", before: "ordered", after: "packed" },
        { field: "customerNote", before: "", after: "Gift" },
      ],
      ["sale.edited", { field: "status", before: "draft", after: "final" }],
      ["sale.edited", { field: "status", before: "final", after: "draft" }],
    ]);
  });
});

test("a waiting order that causes an exception is recorded with it, and the orders behind it are served", async () => {
  const [first, second] = [await waiting(4), await waiting(5)];
  const { id: saleId } = await shop.saleOf(first);
  await testDb.pool().query(`
    create function refuse_poison() returns trigger language plpgsql as $$ begin raise exception 'a defect'; end $$;
    create trigger poison before update on sales for each row when (old.id = ${saleId}) execute function refuse_poison()`);
  try {
    await addStock(shop.db, variation(), shop.location.id, 20);
    await handleStockChanged(shop.deps, shop.business.id);
  } finally {
    await testDb.pool().query("drop function refuse_poison cascade");
  }
  expect(await shop.saleOf(first)).toMatchObject({ status: "draft" });
  expect(await shop.saleOf(second)).toMatchObject({ status: "final" });
  expect(await shop.db.orderFailure.findMany({ where: { storeId: shop.store.id } })).toMatchObject([
    { remoteId: first, errorCode: "internal", variationIds: [] },
  ]);
  await handleStockChanged(shop.deps, shop.business.id);
  expect(await shop.saleOf(first)).toMatchObject({ status: "final" });
});

test("orders that wait for stock are served one by one when the deadline has passed", async () => {
  const [first, second] = [await waiting(5), await waiting(4)];
  await addStock(shop.db, variation(), shop.location.id, 20);
  const serve = () => serveWaitingSales(shop.db, shop.business.id, () => true);
  const statuses = async () => [(await shop.saleOf(first)).status, (await shop.saleOf(second)).status];
  expect(await serve()).toBe(1);
  expect(await statuses()).toEqual(["final", "draft"]);
  expect(await serve()).toBe(1);
  expect(await statuses()).toEqual(["final", "final"]);
});
