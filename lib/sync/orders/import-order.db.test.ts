import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { SandboxStore } from "@/e2e/sandbox/sandbox-store";
import { createProduct } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { importOrder } from "./import-order";
import { reconcileOrders } from "./reconcile-orders";

const testDb = useTestDb();
const clock = createClock();
let sandbox: SandboxStore;
let shop: OrderShop;

beforeAll(async () => {
  sandbox = await startOrderSandbox(clock);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox, clock);
});

const sales = () => shop.db.sale.count({ where: { businessId: shop.business.id } });
const movements = () => shop.db.stockMovement.findMany({ where: { businessId: shop.business.id, saleId: { not: null } }, orderBy: { id: "asc" } });
const put = (id: number, body: object) => shop.source.client.put(`orders/${id}`, body, z.unknown());
const refund = (id: number, body: object) => shop.source.client.post(`orders/${id}/refunds`, body, z.unknown());

describe("once, in order, whatever comes", () => {
  test("twice is once: the second time nothing is written", async () => {
    const id = shop.place(2);
    expect(await shop.take(id)).toMatchObject({ outcome: "created" });
    const before = await shop.saleOf(id);
    expect(await shop.take(id)).toMatchObject({ outcome: "unchanged", saleId: before.id });
    expect(await shop.saleOf(id)).toEqual(before);
    expect(await movements()).toHaveLength(1);
    expect(await shop.stockHere()).toBe(8);
  });

  test("what is older than known is ignored, the same second is taken", async () => {
    const id = shop.place();
    const first = await shop.read(id);
    clock.forward(5);
    sandbox.setOrderStatus(id, "completed");
    await shop.take(id);
    expect(await importOrder(shop.source, first)).toMatchObject({ outcome: "ignored", reason: "older_than_known" });
    expect((await shop.saleOf(id)).shippingStatus).toBe("delivered");
    // The store changes it again within the second: the time is the same, the content is not.
    sandbox.setOrderStatus(id, "cancelled");
    expect(await shop.take(id)).toMatchObject({ outcome: "updated" });
    expect(await shop.saleOf(id)).toMatchObject({ status: "draft", shippingStatus: "cancelled" });
  });

  test("an opened order has a new time and nothing else: nothing is written but the time", async () => {
    const id = shop.place();
    await shop.take(id);
    clock.forward(60);
    await put(id, {});
    expect(await shop.take(id)).toMatchObject({ outcome: "unchanged" });
    expect((await shop.saleOf(id)).order?.remoteModifiedAt).toEqual(clock.now());
  });

  test("eight imports of one order at the same moment make one sale", async () => {
    const id = shop.place(3);
    const results = await Promise.all(Array.from({ length: 8 }, () => shop.take(id)));
    expect(results.filter(({ outcome }) => outcome === "created")).toHaveLength(1);
    expect(results.every(({ outcome }) => outcome === "created" || outcome === "unchanged")).toBe(true);
    expect(await sales()).toBe(1);
    expect(await shop.stockHere()).toBe(7);
  });

  test("different orders of one buyer at the same moment make one customer", async () => {
    const ids = Array.from({ length: 4 }, () => shop.place(1, { billing: { email: "Ann@Example.test", first_name: "Ann" } }));
    await Promise.all(ids.map((id) => shop.take(id)));
    expect(await shop.db.customer.count({ where: { businessId: shop.business.id } })).toBe(1);
    expect(await sales()).toBe(4);
  });

  test("orders from before the chosen day are ignored, but for the one a person asks for", async () => {
    await shop.db.store.update({ where: { id: shop.store.id }, data: { orderSettings: { importFrom: "2999-01-01" } } });
    const store = await shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } });
    const order = await shop.read(shop.place());
    expect(await importOrder({ ...shop.source, store }, order)).toMatchObject({ outcome: "ignored", reason: "too_old" });
    expect(await importOrder({ ...shop.source, store }, order, { isAsked: true })).toMatchObject({ outcome: "created" });
  });
});

describe("stock", () => {
  test("draft to final takes once, final to draft gives back once", async () => {
    const id = shop.place(4, { status: "pending" });
    await shop.take(id);
    expect(await shop.saleOf(id)).toMatchObject({ status: "draft", draftReason: "store_status" });
    expect(await shop.stockHere()).toBe(10);
    for (const [status, stock] of [["processing", 6], ["completed", 6], ["cancelled", 10], ["failed", 10], ["processing", 6]] as const) {
      clock.forward(1);
      sandbox.setOrderStatus(id, status);
      await shop.take(id);
      await shop.take(id);
      expect(await shop.stockHere(), status).toBe(stock);
    }
    expect((await movements()).map(({ quantity }) => Number(quantity))).toEqual([-4, 4, -4]);
  });

  test("the store's change of a quantity moves the difference", async () => {
    const id = shop.place(2);
    await shop.take(id);
    clock.forward(1);
    const line = (await shop.read(id)).line_items[0];
    await put(id, { line_items: [{ id: line?.id, quantity: 5 }] });
    expect(await shop.take(id)).toMatchObject({ outcome: "updated" });
    expect(await shop.stockHere()).toBe(5);
  });

  test("a status that nobody mapped is a draft and takes nothing", async () => {
    const id = shop.place();
    sandbox.state.raw().orders.get(id)!.status = "awaiting-pickup";
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
    await refund(id, { api_refund: false, api_restock: restock, line_items: [{ id: line?.id, quantity: 2, refund_total: "20" }] });
    await shop.take(id);
    await shop.take(id);
    const sale = await shop.saleOf(id);
    expect(sale.refundedTotal.toFixed()).toBe("20");
    expect(sale.returns).toHaveLength(1);
    expect(sale.returns[0]?.lines[0]).toMatchObject({ saleLineId: sale.lines[0]?.id });
    expect([await shop.stockHere(), shop.stockThere()]).toEqual([here, there]);
  });

  test.each([true, false])("a whole refund makes a draft, and its goods are where the store has them: restocked %s", async (restock) => {
    const id = shop.place(3);
    await shop.take(id);
    clock.forward(1);
    const order = await shop.read(id);
    await refund(id, { amount: order.total, api_refund: false, api_restock: restock, line_items: [{ id: order.line_items[0]?.id, quantity: 3, refund_total: "30" }] });
    await shop.take(id);
    expect(await shop.saleOf(id)).toMatchObject({ status: "draft", shippingStatus: "cancelled" });
    expect(await shop.stockHere()).toBe(restock ? 10 : 7);
    expect(shop.stockThere()).toBe(restock ? 10 : 7);
  });
});

describe("deleted and restored", () => {
  test("trashing marks the sale and returns its stock, restoring brings both back", async () => {
    const id = shop.place(4);
    await shop.take(id);
    clock.forward(1);
    sandbox.trashOrder(id);
    expect(await shop.poll()).toMatchObject({ updated: 1 });
    const gone = await shop.saleOf(id);
    expect(gone).toMatchObject({ status: "draft", draftReason: "deleted_in_store", order: { state: "deleted" } });
    expect(gone.deletedInStoreAt).not.toBeNull();
    expect(gone.lines).toHaveLength(1);
    expect(await shop.stockHere()).toBe(10);
    await shop.poll();
    expect(await shop.stockHere()).toBe(10);
    clock.forward(1);
    sandbox.setOrderStatus(id, "processing");
    await shop.poll();
    expect(await shop.saleOf(id)).toMatchObject({ status: "final", draftReason: null, deletedInStoreAt: null, order: { state: "in_step" } });
    expect(await shop.stockHere()).toBe(6);
  });

  test("a late delivery from before the deletion does not bring it back", async () => {
    const id = shop.place();
    const late = await shop.read(id);
    await shop.take(id);
    clock.forward(1);
    sandbox.trashOrder(id);
    await shop.take(id);
    expect(await importOrder(shop.source, late)).toMatchObject({ outcome: "ignored" });
    expect(await shop.saleOf(id)).toMatchObject({ draftReason: "deleted_in_store" });
  });

  test("an order that comes back is as the store has it, whatever staff had made of it", async () => {
    const id = shop.place(2);
    await shop.take(id);
    const { id: saleId } = await shop.saleOf(id);
    await shop.db.sale.update({ where: { id: saleId }, data: { customerNote: "Ring twice", editedAt: new Date() } });
    clock.forward(1);
    sandbox.trashOrder(id);
    await shop.take(id);
    clock.forward(1);
    sandbox.setOrderStatus(id, "processing");
    await shop.take(id);
    expect(await shop.saleOf(id)).toMatchObject({ status: "final", customerNote: "Ring twice", order: { state: "in_step" } });
    expect(await shop.stockHere()).toBe(8);
  });

  test("one deleted for good without a word is found by reconciling", async () => {
    const kept = shop.place();
    const id = shop.place(2);
    await shop.poll();
    sandbox.state.raw().orders.delete(id);
    expect(await reconcileOrders(shop.source)).toBe(1);
    expect(await shop.saleOf(id)).toMatchObject({ draftReason: "deleted_in_store" });
    expect(await shop.saleOf(kept)).toMatchObject({ status: "final" });
    expect(await shop.stockHere()).toBe(9);
  });
});

describe("what it consists of", () => {
  test("a product that the POS does not know becomes a flagged line of text, and its own once it is known", async () => {
    await shop.source.client.post("products", { name: "Poster &amp; frame", sku: "ONLY-ONLINE", regular_price: "7" }, z.unknown());
    const id = shop.place(1, { lines: [{ sku: "MUG", quantity: 1 }, { sku: "ONLY-ONLINE", quantity: 2 }] });
    await shop.take(id);
    const { lines } = await shop.saleOf(id);
    expect(lines.map(({ kind, name, isFlagged }) => ({ kind, name, isFlagged }))).toEqual([
      { kind: "product", name: "Mug", isFlagged: false },
      { kind: "free_text", name: "Poster & frame", isFlagged: true },
    ]);
    expect(await shop.stockHere()).toBe(9);
    // Known by its SKU from now on; the next news of the order finds it, in the same row.
    const poster = await createProduct(shop.db, shop.business.id, { sku: "only-online ", name: "Poster", stock: { [shop.location.id]: 5 } });
    clock.forward(1);
    sandbox.setOrderStatus(id, "completed");
    expect(await shop.take(id)).toMatchObject({ outcome: "updated" });
    const after = (await shop.saleOf(id)).lines;
    expect(after.map((line) => line.id)).toEqual(lines.map((line) => line.id));
    expect(after[1]).toMatchObject({ kind: "product", isFlagged: false, variationId: poster.variations[0]?.id });
    const level = await shop.db.stockLevel.findFirstOrThrow({ where: { variationId: poster.variations[0]?.id ?? 0 } });
    expect([await shop.stockHere(), level.quantity.toNumber()]).toEqual([9, 3]);
  });

  test("customers: by the store's id, then by e-mail, else new", async () => {
    const first = shop.place(1, { billing: { email: "bo@example.test", first_name: "Bo", last_name: "Lee" } });
    await shop.take(first);
    const known = (await shop.saleOf(first)).customer;
    expect(known).toMatchObject({ name: "Bo Lee", email: "bo@example.test" });
    const second = shop.place(1, { billing: { email: " BO@example.test " } });
    sandbox.state.raw().orders.get(second)!.customer_id = 77;
    await shop.take(second);
    expect((await shop.saleOf(second)).customer?.id).toBe(known?.id);
    // The same account with another address is the same customer.
    const third = shop.place(1, { billing: { email: "new@example.test" } });
    sandbox.state.raw().orders.get(third)!.customer_id = 77;
    await shop.take(third);
    expect((await shop.saleOf(third)).customer?.id).toBe(known?.id);
    const fourth = shop.place(1, { billing: { email: "other@example.test", first_name: "Cy" } });
    await shop.take(fourth);
    expect((await shop.saleOf(fourth)).customer?.id).not.toBe(known?.id);
  });

  test("an order begun at the checkout has its customer once it says who buys, and a mere name is one customer", async () => {
    const id = shop.place();
    const order = sandbox.state.raw().orders.get(id)!;
    const known = { billing: order.billing, shipping: order.shipping };
    Object.assign(order, { status: "checkout-draft", billing: { ...known.billing, first_name: "", last_name: "", email: "" }, shipping: { ...known.shipping, first_name: "", last_name: "" } });
    await shop.take(id);
    expect(await shop.saleOf(id)).toMatchObject({ status: "draft", customerId: null });
    Object.assign(order, { ...known, billing: { ...known.billing, email: "" } });
    clock.forward(1);
    sandbox.setOrderStatus(id, "processing");
    await shop.take(id);
    const { customer } = await shop.saleOf(id);
    expect(customer).toMatchObject({ name: "Ada Byron", email: null });
    clock.forward(1);
    sandbox.setOrderStatus(id, "completed");
    await shop.take(id);
    expect((await shop.saleOf(id)).customerId).toBe(customer?.id);
    expect(await shop.db.customer.count({ where: { businessId: shop.business.id } })).toBe(1);
    Object.assign(order, known);
    clock.forward(1);
    await put(id, { customer_note: "Mine" });
    await shop.take(id);
    expect((await shop.saleOf(id)).customer).toMatchObject({ email: "ada@example.test" });
  });

  test("payment, notes and the customer's note come along", async () => {
    const id = shop.place(1, { customerNote: "After six", paymentMethod: "cod", paymentMethodTitle: "Cash on delivery" });
    await shop.source.client.post(`orders/${id}/notes`, { note: "Called &amp; agreed", customer_note: true }, z.unknown());
    await shop.db.store.update({ where: { id: shop.store.id }, data: { orderSettings: { paymentMethods: { cod: "cash" } } } });
    shop.source.store = await shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } });
    clock.forward(1);
    sandbox.setOrderStatus(id, "completed");
    await shop.take(id);
    const sale = await shop.saleOf(id);
    expect(sale).toMatchObject({ customerNote: "After six", source: "woocommerce" });
    expect(sale.payments).toMatchObject([{ method: "cash", label: "Cash on delivery" }]);
    expect(sale.notes).toMatchObject([{ text: "Called & agreed", isForBuyer: true }]);
  });
});

test("a note written after the last change comes with the next time or when the order is asked for, once", async () => {
  const id = shop.place();
  await shop.take(id);
  const write = (note: string) => shop.source.client.post(`orders/${id}/notes`, { note }, z.unknown());
  const notes = async () => (await shop.saleOf(id)).notes.map(({ text }) => text).filter((text) => text.startsWith("Note"));
  await write("Note one");
  clock.forward(1);
  await put(id, {});
  expect(await shop.take(id)).toMatchObject({ outcome: "unchanged" });
  expect(await notes()).toEqual(["Note one"]);
  await write("Note two");
  expect(await importOrder(shop.source, await shop.read(id), { isAsked: true })).toMatchObject({ outcome: "unchanged" });
  expect((await notes()).sort()).toEqual(["Note one", "Note two"]);
});

test("a payment stays one when its transaction or its method comes later, and goes with the payment", async () => {
  const id = shop.place();
  await shop.take(id);
  const order = sandbox.state.raw().orders.get(id)!;
  const [first] = (await shop.saleOf(id)).payments;
  for (const values of [{ transaction_id: "ch_1" }, { payment_method: "bacs", payment_method_title: "Bank transfer", transaction_id: "ch_2" }]) {
    Object.assign(order, values);
    clock.forward(1);
    await put(id, {});
    await shop.take(id);
  }
  expect((await shop.saleOf(id)).payments).toMatchObject([{ id: first?.id, label: "Bank transfer", reference: "ch_2" }]);
  order.date_paid = null;
  clock.forward(1);
  await put(id, {});
  await shop.take(id);
  expect((await shop.saleOf(id)).payments).toEqual([]);
});

describe("polling", () => {
  test("reads hundreds of orders of one second without standing still", async () => {
    sandbox.state.findBySku("MUG")!.stock_quantity = 1000;
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

  test("a store whose clock is behind loses nothing", async () => {
    await shop.poll();
    clock.forward(-600);
    const id = shop.place();
    clock.forward(601);
    // Placed "ten minutes ago" by the store's clock, before the last poll by ours.
    expect(await shop.poll()).toMatchObject({ created: 1 });
    expect(await shop.saleOf(id)).toMatchObject({ status: "final" });
  });
});
