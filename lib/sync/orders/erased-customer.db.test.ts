import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { setCustomerArchived } from "@/lib/customers/archive-customer";
import { getCustomer } from "@/lib/customers/get-customer";
import { updateCustomer } from "@/lib/customers/save-customer";
import { createBusiness, createUser } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
});

/** Tables with a row that holds the text, as text or as bytes. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows: tables } = await testDb
    .pool()
    .query<{ name: string }>(
      "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    );
  const hex = Buffer.from(text).toString("hex");
  const found: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await testDb
      .pool()
      .query(`select 1 from ${name} t where t::text ilike $1 or t::text ilike $2 limit 1`, [`%${text}%`, `%${hex}%`]);
    if (rowCount) found.push(name);
  }
  return found;
}

test("an erased customer is in no table any more, and the store's next update does not bring them back", async () => {
  const editor = { id: (await createUser(shop.db, shop.business.id)).id, businessId: shop.business.id };
  const id = shop.place(2, {
    billing: {
      first_name: "Zubaida",
      last_name: "Zubaida",
      email: "zubaida@example.test",
      address_1: "Zubaida Road 1",
    },
    customerNote: "Ring twice for Zubaida",
  });
  await shop.source.client.post(`orders/${id}/notes`, { note: "Zubaida called" }, z.unknown());
  await shop.take(id);
  const before = await shop.saleOf(id);
  const customerId = before.customerId ?? 0;
  const { address } = await getCustomer(shop.db, shop.business.id, customerId);
  await updateCustomer(shop.db, editor, customerId, {
    name: "Zubaida Z",
    email: "zubaida@example.test",
    phone: "",
    note: "Zubaida likes tea",
    address,
  });
  await shop.db.delivery.create({
    data: {
      businessId: shop.business.id,
      storeId: shop.store.id,
      topic: "order_created",
      remoteOrderId: id,
      contentHash: "hash",
      rawBody: Buffer.from(JSON.stringify({ id, billing: { first_name: "zubaida" } })),
      outcome: "imported",
    },
  });
  expect(await tablesWith("zubaida")).toEqual(
    expect.arrayContaining(["activities", "customers", "deliveries", "order_links", "sale_notes", "sales"]),
  );

  await eraseCustomer(shop.db, editor, customerId);
  await eraseCustomer(shop.db, editor, customerId);
  expect(await tablesWith("zubaida")).toEqual([]);
  const erased = await shop.saleOf(id);
  expect(erased).toMatchObject({ customerId, total: before.total, status: "final" });
  expect(await getCustomer(shop.db, shop.business.id, customerId)).toMatchObject({
    name: `#${customerId}`,
    isErased: true,
    saleCount: 1,
    spent: before.total.toFixed(),
  });

  clock.forward(1);
  sandbox().setOrderStatus(id, "completed");
  await shop.source.client.post(`orders/${id}/notes`, { note: "Zubaida called again" }, z.unknown());
  await shop.source.client.put(`orders/${id}`, { customer_note: "For Zubaida" }, z.unknown());
  expect(await shop.take(id)).toMatchObject({ outcome: "updated" });
  expect(await tablesWith("zubaida")).toEqual([]);
  expect((await shop.saleOf(id)).order).toMatchObject({ remoteStatus: "completed", state: "in_step" });

  const next = shop.place(1, { billing: { first_name: "Zubaida", email: "zubaida@example.test" } });
  await shop.take(next);
  expect((await shop.saleOf(next)).customerId).not.toBe(customerId);
});

test("the store's side of a conflict holds nothing of an erased customer", async () => {
  const editor = { id: (await createUser(shop.db, shop.business.id)).id, businessId: shop.business.id };
  const id = shop.place(1, { billing: { first_name: "Kassandra", email: "kassandra@example.test" } });
  await shop.take(id);
  const { id: saleId, customerId } = await shop.saleOf(id);
  await shop.db.sale.update({
    where: { id: saleId },
    data: { customerNote: "Staff wrote this", editedAt: new Date() },
  });
  clock.forward(1);
  await shop.source.client.put(`orders/${id}`, { customer_note: "Kassandra wrote that" }, z.unknown());
  expect(await shop.take(id)).toMatchObject({ outcome: "conflict" });
  await eraseCustomer(shop.db, editor, customerId ?? 0);
  expect(await tablesWith("kassandra")).toEqual([]);
});

test("an erased customer is not taken back, and another business erases nobody", async () => {
  const editor = { id: (await createUser(shop.db, shop.business.id)).id, businessId: shop.business.id };
  const id = shop.place(1, { billing: { email: "once@example.test" } });
  await shop.take(id);
  const customerId = (await shop.saleOf(id)).customerId ?? 0;
  const other = (await createBusiness(shop.db)).id;
  await expect(eraseCustomer(shop.db, { ...editor, businessId: other }, customerId)).rejects.toMatchObject({
    code: "not_found",
  });
  await eraseCustomer(shop.db, editor, customerId);
  await expect(setCustomerArchived(shop.db, editor, customerId, false)).rejects.toMatchObject({
    code: "conflict",
    message: "customerErased",
  });
});

test("an order from before the erasure brings nobody back, a later one makes the person a customer again", async () => {
  const editor = { id: (await createUser(shop.db, shop.business.id)).id, businessId: shop.business.id };
  const shopper = { first_name: "Yasmina", last_name: "Yasmina", email: "yasmina@example.test" };
  const account = await shop.source.client.post("customers", shopper, z.object({ id: z.number() }));
  const customerId = account.data.id;
  const place = () => {
    const id = shop.place(1, { billing: shopper, customerNote: "For Yasmina" });
    sandbox().state.raw().orders.get(id)!.customer_id = customerId;
    return id;
  };
  const imported = place();
  const unimported = place();
  await shop.take(imported);
  const erased = (await shop.saleOf(imported)).customerId ?? 0;
  await eraseCustomer(shop.db, editor, erased);
  // The store's clock is ahead of the shop's.
  await shop.db.customerLink.updateMany({ where: { remoteId: customerId }, data: { erasedAt: clock.now() } });
  await shop.source.client.post(`orders/${unimported}/notes`, { note: "Yasmina called" }, z.unknown());
  expect(await shop.take(unimported)).toMatchObject({ outcome: "created" });
  expect(await shop.saleOf(unimported)).toMatchObject({ customerId: null, status: "final" });
  clock.forward(1);
  sandbox().setOrderStatus(unimported, "completed");
  expect(await shop.take(unimported)).toMatchObject({ outcome: "updated" });
  expect(await tablesWith("yasmina")).toEqual([]);

  clock.forward(86_400);
  const later = place();
  await shop.take(later);
  const { customerId: again } = await shop.saleOf(later);
  expect(again).not.toBe(erased);
  expect(await getCustomer(shop.db, shop.business.id, again ?? 0)).toMatchObject({ email: "yasmina@example.test" });
  const next = place();
  await shop.take(next);
  expect((await shop.saleOf(next)).customerId).toBe(again);
});
