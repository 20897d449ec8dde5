import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { MAX_ID } from "@/lib/id-schema";
import { createProduct } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { importOrder } from "./import-order";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
});

const put = (id: number, body: object) => shop.source.client.put(`orders/${id}`, body, z.unknown());

describe("parts of an order", () => {
  test("an unknown product becomes a flagged free-text line, and a product line once it is known", async () => {
    await shop.source.client.post(
      "products",
      { name: "Poster &amp; frame", sku: "ONLY-ONLINE", regular_price: "7" },
      z.unknown(),
    );
    const id = shop.place(1, {
      lines: [
        { sku: "MUG", quantity: 1 },
        { sku: "ONLY-ONLINE", quantity: 2 },
      ],
    });
    await shop.take(id);
    const { lines } = await shop.saleOf(id);
    expect(lines.map(({ kind, name, isFlagged }) => ({ kind, name, isFlagged }))).toEqual([
      { kind: "product", name: "Mug", isFlagged: false },
      { kind: "free_text", name: "Poster & frame", isFlagged: true },
    ]);
    expect(await shop.stockHere()).toBe(9);
    // The next change of the order finds the product by its SKU, and the line retains its row.
    const poster = await createProduct(shop.db, shop.business.id, {
      sku: "only-online ",
      name: "Poster",
      stock: { [shop.location.id]: 5 },
    });
    clock.forward(1);
    sandbox().setOrderStatus(id, "completed");
    expect(await shop.take(id)).toMatchObject({ outcome: "updated" });
    const after = (await shop.saleOf(id)).lines;
    expect(after.map((line) => line.id)).toEqual(lines.map((line) => line.id));
    expect(after[1]).toMatchObject({ kind: "product", isFlagged: false, variationId: poster.variations[0]?.id });
    const level = await shop.db.stockLevel.findFirstOrThrow({ where: { variationId: poster.variations[0]?.id ?? 0 } });
    expect([await shop.stockHere(), level.quantity.toNumber()]).toEqual([9, 3]);
  });

  test("customers are found by remote id, then by e-mail, else created", async () => {
    const first = shop.place(1, { billing: { email: "bo@example.test", first_name: "Bo", last_name: "Lee" } });
    await shop.take(first);
    const known = (await shop.saleOf(first)).customer;
    expect(known).toMatchObject({ name: "Bo Lee", email: "bo@example.test" });
    const second = shop.place(1, { billing: { email: " BO@example.test " } });
    sandbox().state.raw().orders.get(second)!.customer_id = 77;
    await shop.take(second);
    expect((await shop.saleOf(second)).customer?.id).toBe(known?.id);
    // One account with another e-mail is the same customer.
    const third = shop.place(1, { billing: { email: "new@example.test" } });
    sandbox().state.raw().orders.get(third)!.customer_id = 77;
    await shop.take(third);
    expect((await shop.saleOf(third)).customer?.id).toBe(known?.id);
    const fourth = shop.place(1, { billing: { email: "other@example.test", first_name: "Cy" } });
    await shop.take(fourth);
    expect((await shop.saleOf(fourth)).customer?.id).not.toBe(known?.id);
  });

  test("an order without a name gets its customer with the name, and a mere name is created once", async () => {
    const id = shop.place();
    const order = sandbox().state.raw().orders.get(id)!;
    const known = { billing: order.billing, shipping: order.shipping };
    Object.assign(order, {
      status: "pending",
      billing: { ...known.billing, first_name: "", last_name: "", email: "" },
      shipping: { ...known.shipping, first_name: "", last_name: "" },
    });
    await shop.take(id);
    expect(await shop.saleOf(id)).toMatchObject({ status: "draft", customerId: null });
    Object.assign(order, { ...known, billing: { ...known.billing, email: "" } });
    clock.forward(1);
    sandbox().setOrderStatus(id, "processing");
    await shop.take(id);
    const { customer } = await shop.saleOf(id);
    expect(customer).toMatchObject({ name: "Ada Byron", email: null });
    clock.forward(1);
    sandbox().setOrderStatus(id, "completed");
    await shop.take(id);
    expect((await shop.saleOf(id)).customerId).toBe(customer?.id);
    expect(await shop.db.customer.count({ where: { businessId: shop.business.id } })).toBe(1);
    Object.assign(order, known);
    clock.forward(1);
    await put(id, { customer_note: "Mine" });
    await shop.take(id);
    expect((await shop.saleOf(id)).customer).toMatchObject({ email: "ada@example.test" });
  });

  test("payment, notes and the customer's note are imported", async () => {
    const id = shop.place(1, {
      customerNote: "After six",
      paymentMethod: "cod",
      paymentMethodTitle: "Cash on delivery",
    });
    await shop.source.client.post(
      `orders/${id}/notes`,
      { note: "Called &amp; agreed", customer_note: true },
      z.unknown(),
    );
    await shop.db.store.update({
      where: { id: shop.store.id },
      data: { orderSettings: { paymentMethods: { cod: "cash" } } },
    });
    shop.source.store = await shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } });
    clock.forward(1);
    sandbox().setOrderStatus(id, "completed");
    await shop.take(id);
    const sale = await shop.saleOf(id);
    expect(sale).toMatchObject({ customerNote: "After six", source: "woocommerce" });
    expect(sale.payments).toMatchObject([{ method: "cash", label: "Cash on delivery" }]);
    expect(sale.notes).toMatchObject([{ text: "Called & agreed", isForBuyer: true }]);
  });
});

test("a note written after the last change is imported once, with the next change or a manual import", async () => {
  const id = shop.place();
  await shop.take(id);
  const write = (note: string) => shop.source.client.post(`orders/${id}/notes`, { note }, z.unknown());
  const notes = async () =>
    (await shop.saleOf(id)).notes.map(({ text }) => text).filter((text) => text.startsWith("Note"));
  await write("Note one");
  clock.forward(1);
  await put(id, {});
  expect(await shop.take(id)).toMatchObject({ outcome: "unchanged" });
  expect(await notes()).toEqual(["Note one"]);
  await write("Note two");
  expect(await importOrder(shop.source, await shop.read(id), { isManual: true })).toMatchObject({
    outcome: "unchanged",
  });
  expect((await notes()).sort()).toEqual(["Note one", "Note two"]);
});

test("an order whose note has an id too large for its column is imported without its notes", async () => {
  const id = shop.place();
  await shop.source.client.post(`orders/${id}/notes`, { note: "Called" }, z.unknown());
  const notes = [...sandbox().state.raw().notes.values()].filter((note) => note.order_id === id);
  notes.at(-1)!.id = MAX_ID + 1;
  expect(await shop.take(id)).toMatchObject({ outcome: "created" });
  expect((await shop.saleOf(id)).notes).toEqual([]);
});

test("a payment stays a single row when its transaction or method arrives later, and is deleted with the payment", async () => {
  const id = shop.place();
  await shop.take(id);
  const order = sandbox().state.raw().orders.get(id)!;
  const [first] = (await shop.saleOf(id)).payments;
  for (const values of [
    { transaction_id: "ch_1" },
    { payment_method: "bacs", payment_method_title: "Bank transfer", transaction_id: "ch_2" },
  ]) {
    Object.assign(order, values);
    clock.forward(1);
    await put(id, {});
    await shop.take(id);
  }
  expect((await shop.saleOf(id)).payments).toMatchObject([
    { id: first?.id, label: "Bank transfer", reference: "ch_2" },
  ]);
  order.date_paid = null;
  clock.forward(1);
  await put(id, {});
  await shop.take(id);
  expect((await shop.saleOf(id)).payments).toEqual([]);
});
