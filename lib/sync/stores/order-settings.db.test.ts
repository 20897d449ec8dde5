import { beforeEach, expect, test } from "vitest";
import { createBusiness } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { orderSettingsInputSchema, type OrderSettingsForm } from "./order-settings-input";
import { readStoreOrderChoices } from "@/lib/sync/orders/read-store-choices";
import { getOrderSettings, saveOrderSettings } from "./save-order-settings";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
});

const store = () => shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } });
const form = () => getOrderSettings(shop.db, shop.business.id, shop.store.id);

async function save(changes: (form: OrderSettingsForm) => Partial<OrderSettingsForm>): Promise<void> {
  const current = await form();
  await saveOrderSettings(
    shop.db,
    shop.business.id,
    shop.store.id,
    orderSettingsInputSchema.parse({ ...current, ...changes(current) }),
  );
}

const mapping =
  (status: string, sale: "draft" | "final", shipping: OrderSettingsForm["statuses"][number]["shipping"]) =>
  ({ statuses }: OrderSettingsForm) => ({
    statuses: [...statuses.filter((row) => row.status !== status), { status, sale, shipping }],
  });

/** A status of a plugin, which the sandbox's own endpoints refuse. */
function setStatus(id: number, status: string): void {
  sandbox().state.raw().orders.get(id)!.status = status;
}

test("an order imported before its status was mapped gets the mapped status with the next poll", async () => {
  const other = shop.place();
  clock.forward(1);
  const id = shop.place(3);
  setStatus(id, "awaiting-pickup");
  await shop.poll();
  expect(await shop.saleOf(id)).toMatchObject({ status: "draft", draftReason: "store_status", shippingStatus: "none" });
  expect(await shop.stockHere()).toBe(9);
  const late = clock.now().getTime() + 86_400_000;
  await shop.db.store.update({ where: { id: shop.store.id }, data: { ordersReadUpTo: new Date(late) } });

  const unmapped = { status: "awaiting-pickup", sale: "", shipping: "none", orders: 1 };
  expect((await form()).statuses).toContainEqual(unmapped);
  // Nobody has chosen what the status means, so that a save leaves it unmapped.
  await save(() => ({ safetyBuffer: 1 }));
  expect((await form()).statuses).toContainEqual(unmapped);
  await save(mapping("awaiting-pickup", "final", "packed"));
  // The cursor moves back only to the oldest order of that status.
  expect((await store()).ordersReadUpTo).toEqual(new Date(clock.now().getTime() - 1_000));
  expect(await shop.poll()).toMatchObject({ updated: 1 });
  expect(await shop.saleOf(id)).toMatchObject({ status: "final", draftReason: null, shippingStatus: "packed" });
  expect(await shop.saleOf(other)).toMatchObject({ status: "final", shippingStatus: "ordered" });
  expect(await shop.stockHere()).toBe(6);
});

test("a remapped status changes its orders, except where staff chose the status", async () => {
  const [plain, edited] = [shop.place(2), shop.place(1)];
  await shop.poll();
  expect(await shop.stockHere()).toBe(7);
  await shop.db.sale.update({
    where: { id: (await shop.saleOf(edited!)).id },
    data: { shippingStatus: "packed", editedAt: new Date() },
  });
  await save(mapping("processing", "draft", "none"));
  await shop.poll();
  expect(await shop.saleOf(plain!)).toMatchObject({ status: "draft", shippingStatus: "none" });
  expect(await shop.saleOf(edited!)).toMatchObject({ shippingStatus: "packed", order: { state: "conflict" } });
  expect(await shop.stockHere()).toBe(10);
});

test("the status shipped is final and shipped", async () => {
  const id = shop.place(2);
  setStatus(id, "shipped");
  await shop.take(id);
  expect(await shop.saleOf(id)).toMatchObject({ status: "final", shippingStatus: "shipped" });
  expect(await shop.stockHere()).toBe(8);
});

test("a change that affects no imported order leaves the cursor; an earlier first day sets it back", async () => {
  shop.place();
  await shop.poll();
  const { ordersReadUpTo } = await store();
  expect(ordersReadUpTo).not.toBeNull();
  await save(mapping("on-hold", "final", "ordered"));
  await save(() => ({ payments: [{ method: "cod", pos: "cash" }], safetyBuffer: 2 }));
  expect((await store()).ordersReadUpTo).toEqual(ordersReadUpTo);
  expect(await form()).toMatchObject({ payments: [{ method: "cod", pos: "cash" }], safetyBuffer: 2, importFrom: "" });
  await save(() => ({ importFrom: "2001-01-01" }));
  expect((await store()).ordersReadUpTo).toBeNull();
  expect((await form()).importFrom).toBe("2001-01-01");
});

test("another business's store is not found", async () => {
  const other = await createBusiness(shop.db);
  const input = orderSettingsInputSchema.parse(await form());
  await expect(getOrderSettings(shop.db, other.id, shop.store.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(saveOrderSettings(shop.db, other.id, shop.store.id, input)).rejects.toMatchObject({ code: "not_found" });
  await expect(readStoreOrderChoices(shop.deps, other.id, shop.store.id)).rejects.toMatchObject({ code: "not_found" });
});

test("fetches the store's statuses, also without its payment methods, and returns its refusal", async () => {
  const {
    business,
    store: { id },
    deps,
  } = shop;
  sandbox().faults.set({ serverError: { count: 50, status: 500, path: "payment_gateways" } });
  const choices = await readStoreOrderChoices(deps, business.id, id);
  expect(choices).toMatchObject({ ok: true, payments: [] });
  if (choices.ok)
    expect(choices.statuses.map(({ slug }) => slug)).toEqual(
      expect.arrayContaining(["pending", "processing", "completed", "refunded"]),
    );
  sandbox().faults.set({ serverError: { count: 50, status: 503, path: "orders/statuses" } });
  expect(await readStoreOrderChoices(deps, business.id, id)).toMatchObject({ ok: false, errorCode: "maintenance" });
  await shop.db.store.update({ where: { id }, data: { consumerKeyEnc: null } });
  await expect(readStoreOrderChoices(deps, business.id, id)).rejects.toMatchObject({ message: "storeNotConnected" });
});
