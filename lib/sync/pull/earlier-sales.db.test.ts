import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { ShopperOrder } from "@/e2e/sandbox/shopper-order";
import { startRun } from "@/lib/sync/drive/start-run";
import { importOrderById } from "@/lib/sync/orders/import-order";
import { applyPull } from "@/lib/sync/pull/start-pull";
import { pullChoicesSchema } from "@/lib/sync/pull/pull-schema";
import { drainPull, readStore, takeOver } from "@/lib/testing/pulling";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { getPull } from "./get-pull";
import { pullStep } from "./pull-step";

const MONTH = 30 * 86_400;
const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
  const lamp = { name: "Lamp", sku: "LAMP", regular_price: "5", manage_stock: true, stock_quantity: 500 };
  await shop.source.client.post("products", lamp, z.unknown());
  const connectedAt = new Date(clock.now().getTime() + 1_000);
  await shop.db.store.update({ where: { id: shop.store.id }, data: { createdAt: connectedAt } });
});

/** Places an order some months ago. */
const place = (monthsAgo: number, order: Partial<ShopperOrder> = {}) => {
  clock.forward(-monthsAgo * MONTH);
  const id = Number(sandbox().placeOrder({ lines: [{ sku: "LAMP", quantity: 2 }], ...order })["id"]);
  clock.forward(monthsAgo * MONTH);
  return id;
};
const sales = () =>
  shop.db.sale.findMany({
    where: { businessId: shop.business.id },
    orderBy: { soldAt: "asc" },
    include: { order: true, customer: true },
  });
const levelOf = async (sku: string) => {
  const { id } = await shop.db.variation.findFirstOrThrow({ where: { businessId: shop.business.id, sku } });
  return Number((await shop.db.stockLevel.findFirst({ where: { variationId: id } }))?.quantity ?? 0);
};
const NO_WRITES = 0;

test("the orders of the chosen months become sales that move no stock, once", async () => {
  place(20);
  const old = place(5);
  const known = place(2);
  await importOrderById(shop.source, known, { isManual: true });
  const recent = place(1, { status: "on-hold", paymentMethod: "bacs" });
  const left = place(4, { lines: [{ sku: "MUG", quantity: 1 }] });
  const mugsThere = shop.stockThere();
  clock.forward(1);
  const { id } = await readStore(shop);
  expect((await getPull(shop.db, shop.business.id, id)).preview?.orders).toEqual({ 3: 2, 6: 4, 12: 4, 24: 5 });
  shop.takeWrites();
  await applyPull(shop.db, shop.business.id, id, pullChoicesSchema.parse({ orderMonths: 6 }));
  expect(await drainPull(shop, id)).toMatchObject({ status: "completed" });
  expect(shop.takeWrites()).toBe(NO_WRITES);
  const taken = await sales();
  expect(taken.map(({ order }) => order?.remoteId)).toEqual([old, left, known, recent]);
  expect(taken.map(({ status }) => status)).toEqual(["final", "final", "final", "draft"]);
  expect(taken.every(({ source }) => source === "woocommerce")).toBe(true);
  expect(new Set(taken.map(({ customer }) => customer?.email))).toEqual(new Set(["ada@example.test"]));
  // 500 less four orders of two each is what the store has; those on hold are reserved, and still in the shop.
  expect(sandbox().state.findBySku("LAMP")).toMatchObject({ stock_quantity: 492 });
  expect(await levelOf("LAMP")).toBe(494);
  expect(await levelOf("MUG")).toBe(mugsThere);
  expect(await shop.sync()).toMatchObject({ status: "completed", failed: 0 });
  expect(sandbox().state.findBySku("LAMP")).toMatchObject({ stock_quantity: 492 });
  expect(shop.stockThere()).toBe(mugsThere);
  await shop.poll();
  expect(await sales()).toHaveLength(4);
});

test("by default no earlier order becomes a sale", async () => {
  place(1);
  expect(await takeOver(shop)).toMatchObject({ status: "completed" });
  expect(await sales()).toEqual([]);
});

test("products that keep the shop's stock lose none of it to earlier orders", async () => {
  place(1, { lines: [{ sku: "MUG", quantity: 4 }] });
  await shop.db.stockMovement.create({
    data: {
      businessId: shop.business.id,
      variationId: shop.mug.variations[0]!.id,
      locationId: shop.location.id,
      kind: "count",
      quantity: 3,
    },
  });
  const before = await levelOf("MUG");
  const { id } = await readStore(shop);
  const doubts = { stock_differs: "shop" as const };
  await applyPull(shop.db, shop.business.id, id, pullChoicesSchema.parse({ orderMonths: 3, doubts }));
  await drainPull(shop, id);
  expect(await sales()).toHaveLength(1);
  expect(await levelOf("MUG")).toBe(before);
});

test("more orders than a page are taken over page by page, and syncs may run meanwhile", async () => {
  // Three pages of three, with four orders of one second in their midst.
  const ids = Array.from({ length: 8 }, (_, index) => {
    if (index < 2 || index > 5) clock.forward(1);
    return place(2);
  });
  clock.forward(1);
  const h = { ...shop, deps: { ...shop.deps, sliceSize: 3 } };
  const { id } = await readStore(h);
  await applyPull(shop.db, shop.business.id, id, pullChoicesSchema.parse({ orderMonths: 3 }));
  const state = () => shop.db.storePull.findUniqueOrThrow({ where: { id } });
  while ((await state()).phase !== "orders") await pullStep(h.deps, id);
  await pullStep(h.deps, id);
  expect(await state()).toMatchObject({ phase: "orders", total: 8, done: 3 });
  const run = { businessId: shop.business.id, storeId: shop.store.id, userId: null } as const;
  await startRun(shop.db, { ...run, kind: "products", mode: "changed", trigger: "user" });
  // A process that was killed repeats its slice.
  await shop.db.storePull.update({ where: { id }, data: { cursor: {} } });
  expect(await drainPull(h, id)).toMatchObject({ status: "completed" });
  expect((await sales()).map(({ order }) => order?.remoteId).sort((a, b) => a! - b!)).toEqual(ids);
  expect((await getPull(shop.db, shop.business.id, id)).preview?.results.orders).toMatchObject({
    failed: 0,
    leftOut: 0,
  });
});

test("an earlier order that cannot be imported costs only itself, and is tried again with the polls", async () => {
  const broken = place(2);
  const fine = place(1);
  const order = sandbox().state.raw().orders.get(broken)!;
  const lines = order.line_items;
  order.line_items = [{ ...lines[0]!, subtotal: "abc" as never }];
  const retry = { attempts: 2, firstDelayMs: 1, maxDelayMs: 5 };
  const h = { ...shop, deps: { ...shop.deps, retry } };
  const { id } = await readStore(h);
  await applyPull(shop.db, shop.business.id, id, pullChoicesSchema.parse({ orderMonths: 3 }));
  expect(await drainPull(h, id)).toMatchObject({ status: "completed" });
  expect((await sales()).map(({ order: link }) => link?.remoteId)).toEqual([fine]);
  const { preview } = await getPull(shop.db, shop.business.id, id);
  expect(preview?.results.orders).toEqual({ taken: 1, leftOut: 0, failed: 1 });
  order.line_items = lines;
  await shop.db.orderFailure.updateMany({ data: { nextTryAt: new Date(Date.now() - 1_000) } });
  await shop.poll();
  expect((await sales()).map(({ order: link }) => link?.remoteId)).toEqual([broken, fine]);
  expect(await levelOf("LAMP")).toBe(496);
});
