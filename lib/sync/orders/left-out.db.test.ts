import { beforeEach, describe, expect, test } from "vitest";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { countOrders } from "./list-orders";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
});

const orderOf = (id: number) => sandbox().state.raw().orders.get(id)!;
const sales = () => shop.db.sale.count({ where: { businessId: shop.business.id, status: "final" } });
const countChildren = async () => {
  const orderSettings = { subOrders: "children" };
  shop.source.store = await shop.db.store.update({ where: { id: shop.store.id }, data: { orderSettings } });
};
/** An order of three mugs and its parts of one and two. */
function placeDivided(): { parent: number; children: number[] } {
  const parent = shop.place(3);
  const children = [shop.place(1), shop.place(2)];
  for (const id of children) orderOf(id).parent_id = parent;
  return { parent, children };
}

describe("an abandoned checkout", () => {
  test("is no sale and no customer, and comes in once it is placed", async () => {
    const id = shop.place();
    orderOf(id).status = "checkout-draft";
    expect(await shop.take(id)).toEqual({ outcome: "ignored", reason: "checkout_draft", saleId: null });
    expect(await shop.db.sale.count({ where: { businessId: shop.business.id } })).toBe(0);
    expect(await shop.db.customer.count({ where: { businessId: shop.business.id } })).toBe(0);
    clock.forward(1);
    sandbox().setOrderStatus(id, "processing");
    expect(await shop.take(id)).toMatchObject({ outcome: "created" });
    expect(await shop.saleOf(id)).toMatchObject({ status: "final" });
  });

  test("that was imported earlier stays, and is nothing to look at once the store deletes it", async () => {
    const id = shop.place();
    await shop.take(id);
    const { saleId } = (await shop.saleOf(id)).order!;
    clock.forward(1);
    sandbox().setOrderStatus(id, "checkout-draft");
    expect(await shop.take(id)).toMatchObject({ outcome: "updated", saleId });
    expect(await shop.saleOf(id)).toMatchObject({ status: "draft" });
    sandbox().state.raw().orders.delete(id);
    expect(await shop.take(id)).toMatchObject({ outcome: "deleted" });
    expect(await countOrders(shop.db, shop.business.id, shop.store.id)).toMatchObject({ deleted: 0 });
  });
});

describe("orders that a marketplace divides among vendors", () => {
  test("count as the customer's whole order", async () => {
    const { parent, children } = placeDivided();
    for (const id of [children[0]!, parent, children[1]!]) await shop.take(id);
    expect(await sales()).toBe(1);
    expect((await shop.saleOf(parent)).status).toBe("final");
    expect(await shop.stockHere()).toBe(7);
  });

  test.each(["parent first", "parent last"])("count as the vendors' parts, %s", async (order) => {
    await countChildren();
    const { parent, children } = placeDivided();
    for (const id of order === "parent first" ? [parent, ...children] : [...children, parent]) await shop.take(id);
    expect(await sales()).toBe(2);
    expect(await shop.stockHere()).toBe(7);
    clock.forward(1);
    for (const id of [parent, ...children]) sandbox().setOrderStatus(id, "completed");
    expect(await shop.take(parent)).toMatchObject({ outcome: "ignored", reason: "parent_order" });
    for (const id of children) expect(await shop.take(id)).toMatchObject({ outcome: "updated" });
    expect(await sales()).toBe(2);
    expect(await shop.stockHere()).toBe(7);
  });

  test("stay counted as they were when the setting changes", async () => {
    const { parent, children } = placeDivided();
    await shop.take(parent);
    await countChildren();
    await shop.db.orderLink.updateMany({
      where: { storeId: shop.store.id },
      data: { importedAt: new Date(Date.now() - 7_200_000) },
    });
    expect(await shop.take(children[0]!)).toMatchObject({ outcome: "ignored", reason: "sub_order" });
    expect(await sales()).toBe(1);
    expect(await shop.stockHere()).toBe(7);
  });
});
