import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { SaleEdit } from "@/lib/sales/edit-sale";
import { createUser } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { editOrder } from "./edit-order";
import { getOrder } from "./get-order";
import { countOrders } from "./list-orders";
import { resolveConflict } from "./resolve-conflict";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;
let userId: number;
let orderId: number;
let saleId: number;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
  userId = (await createUser(shop.db, shop.business.id)).id;
  orderId = shop.place(2, { customerNote: "First" });
  await shop.take(orderId);
  saleId = (await shop.saleOf(orderId)).id;
});

const edit = (values: SaleEdit) => editOrder(shop.db, { businessId: shop.business.id, saleId, userId, edit: values });
const inStore = async (body: object) => {
  clock.forward(1);
  await shop.source.client.put(`orders/${orderId}`, body, z.unknown());
  return shop.take(orderId);
};
const order = () => getOrder(shop.db, shop.business.id, saleId);
async function choose(keep: "pos" | "store") {
  const { conflict } = await order();
  await resolveConflict(shop.db, {
    businessId: shop.business.id,
    saleId,
    userId,
    choice: { keep, contentHash: conflict?.contentHash ?? "" },
  });
}

test("a part that only one side changed is merged", async () => {
  await edit({ shippingStatus: "packed" });
  expect(await inStore({ customer_note: "From the store" })).toMatchObject({ outcome: "updated" });
  expect(await shop.saleOf(orderId)).toMatchObject({
    shippingStatus: "packed",
    customerNote: "From the store",
    order: { state: "in_step" },
  });
});

test("a part that both sides changed alike is no conflict", async () => {
  await edit({ customerNote: "Same" });
  expect(await inStore({ customer_note: "Same" })).toMatchObject({ outcome: "updated" });
});

test("a part that both sides changed is shown with its three sides and left unchanged", async () => {
  await edit({ customerNote: "By staff" });
  expect(await inStore({ customer_note: "By the store" })).toMatchObject({ outcome: "conflict" });
  expect(await order()).toMatchObject({
    state: "conflict",
    customerNote: "By staff",
    conflict: {
      parts: ["customerNote"],
      agreed: { customerNote: "First" },
      pos: { customerNote: "By staff" },
      store: { customerNote: "By the store" },
    },
  });
  expect(await countOrders(shop.db, shop.business.id, shop.store.id)).toMatchObject({ conflicts: 1 });
  // A repeated import changes nothing.
  expect(await shop.take(orderId)).toMatchObject({ outcome: "unchanged" });
});

test("a draft made by staff that the store refunds is a draft on both sides, and no conflict", async () => {
  await edit({ status: "draft" });
  expect(await shop.stockHere()).toBe(10);
  expect(await inStore({ status: "refunded" })).toMatchObject({ outcome: "updated" });
  expect(await shop.saleOf(orderId)).toMatchObject({ status: "draft" });
});

test("a shipping status that both sides changed is a conflict, and the chosen status is the sale's", async () => {
  await edit({ shippingStatus: "packed" });
  expect(await inStore({ status: "completed" })).toMatchObject({ outcome: "conflict" });
  expect(await order()).toMatchObject({
    shippingStatus: "packed",
    conflict: {
      parts: ["shippingStatus"],
      agreed: { shippingStatus: "ordered" },
      pos: { shippingStatus: "packed" },
      store: { shippingStatus: "delivered" },
    },
  });
  expect(await shop.stockHere()).toBe(8);
  await choose("store");
  expect(await shop.saleOf(orderId)).toMatchObject({
    status: "final",
    shippingStatus: "delivered",
    order: { state: "in_step" },
  });
  expect(await shop.stockHere()).toBe(8);
});

test("keep ours: the edit stays, and only a later change in the store is a new conflict", async () => {
  await edit({ customerNote: "By staff" });
  await inStore({ customer_note: "By the store" });
  await choose("pos");
  expect(await shop.saleOf(orderId)).toMatchObject({
    customerNote: "By staff",
    order: { state: "in_step", conflict: null },
  });
  expect(await inStore({ status: "completed" })).toMatchObject({ outcome: "updated" });
  expect(await shop.saleOf(orderId)).toMatchObject({ customerNote: "By staff", shippingStatus: "delivered" });
  expect(await inStore({ customer_note: "By the store, again" })).toMatchObject({ outcome: "conflict" });
});

test("take theirs: the edits are discarded, stock is posted, and later changes are merged again", async () => {
  await edit({ status: "draft", customerNote: "By staff" });
  expect(await shop.stockHere()).toBe(10);
  const line = (await shop.read(orderId)).line_items[0];
  await inStore({ customer_note: "By the store", line_items: [{ id: line?.id, quantity: 3 }] });
  await choose("store");
  const sale = await shop.saleOf(orderId);
  expect(sale).toMatchObject({
    customerNote: "By the store",
    status: "final",
    editedAt: null,
    order: { state: "in_step", conflict: null },
  });
  expect(sale.lines[0]?.quantity.toFixed()).toBe("3");
  expect(await shop.stockHere()).toBe(7);
  expect(await inStore({ status: "cancelled" })).toMatchObject({ outcome: "updated" });
  expect(await shop.stockHere()).toBe(10);
});

test("a choice about an outdated conflict is refused, and so is a second choice", async () => {
  await edit({ customerNote: "By staff" });
  await inStore({ customer_note: "One" });
  const { conflict } = await order();
  await inStore({ customer_note: "Two" });
  const stale = { keep: "store" as const, contentHash: conflict?.contentHash ?? "" };
  await expect(
    resolveConflict(shop.db, { businessId: shop.business.id, saleId, userId, choice: stale }),
  ).rejects.toThrow("orderChangedAgain");
  await expect(
    resolveConflict(shop.db, { businessId: shop.business.id + 1, saleId, userId, choice: stale }),
  ).rejects.toMatchObject({ code: "not_found" });
  await choose("store");
  await expect(choose("store")).rejects.toThrow("noConflict");
});

test("an edit concurrent with an import is not lost", async () => {
  clock.forward(1);
  await shop.source.client.put(`orders/${orderId}`, { customer_note: "By the store" }, z.unknown());
  await Promise.all([shop.take(orderId), edit({ customerNote: "By staff" })]);
  // In either order the edit survives, merged or in a conflict.
  expect(await shop.saleOf(orderId)).toMatchObject({ customerNote: "By staff" });
});

test("staff cannot make a deleted order final", async () => {
  sandbox().trashOrder(orderId);
  await shop.take(orderId);
  await expect(edit({ status: "final" })).rejects.toThrow("orderDeletedInStore");
});
