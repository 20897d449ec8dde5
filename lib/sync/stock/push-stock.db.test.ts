import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createProduct } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { handleStockChanged, pushChangedStock } from "./push-changed-stock";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 20 });
});

const push = () => pushChangedStock(shop.deps, shop.store.id);
const move = (quantity: number, kind: "sale" | "receipt" = quantity < 0 ? "sale" : "receipt") =>
  shop.db.stockMovement.create({
    data: {
      businessId: shop.business.id,
      variationId: shop.mug.variations[0]!.id,
      locationId: shop.location.id,
      kind,
      quantity,
    },
  });
const both = async () => [await shop.stockHere(), shop.stockThere()];
const status = (id: number, to: string) => {
  clock.forward(1);
  sandbox().setOrderStatus(id, to);
};
async function refund(id: number, quantity: number, restock: boolean) {
  clock.forward(1);
  const line = (await shop.read(id)).line_items[0];
  await shop.source.client.post(
    `orders/${id}/refunds`,
    {
      api_refund: false,
      api_restock: restock,
      line_items: [{ id: line?.id, quantity, refund_total: String(quantity * 10) }],
    },
    z.unknown(),
  );
}
/** Pushes twice, because the second push sends what the first left out for an unimported order. */
async function pushTwice() {
  await push();
  await push();
}

describe("counter sale, online order, refund and trash in any order end at the same known number", () => {
  const ordered: number[] = [];
  const steps = {
    counter: { moves: -3, take: () => move(-3) },
    received: { moves: 5, take: () => move(5) },
    online: { moves: -2, take: () => Promise.resolve(ordered.push(shop.place(2))) },
    // One unit of the first order is refunded with or without restocking.
    restocked: { moves: 1, take: () => refund(ordered[0]!, 1, true) },
    kept: { moves: 0, take: () => refund(ordered[0]!, 1, false) },
    // The latest order has no refund.
    trashed: { moves: 2, take: () => Promise.resolve(sandbox().trashOrder(ordered.pop()!)) },
    push: { moves: 0, take: push },
    poll: { moves: 0, take: () => shop.poll() },
  };
  test.each([
    "counter online push",
    "online counter push",
    "online push counter push",
    "counter push online push",
    "online poll counter push",
    "counter online poll online push counter",
    "received online push online counter push",
    "online online push received counter poll online",
    "online restocked counter push",
    "online kept counter push",
    "online poll restocked counter push",
    "online push counter kept push",
    "counter online push restocked push counter",
    "online push restocked kept counter push",
    "online restocked push online counter poll kept",
    "online trashed counter push",
    "online counter push trashed push",
    "online poll trashed counter push",
    "online online push restocked trashed counter push",
    "online push online kept counter trashed received push",
    "online online restocked poll trashed push counter online",
  ])("%s", async (sequence) => {
    ordered.length = 0;
    const names = sequence.split(" ") as (keyof typeof steps)[];
    for (const name of names) {
      clock.forward(1);
      await steps[name].take();
    }
    clock.forward(1);
    await pushTwice();
    const expected = names.reduce((sum, name) => sum + steps[name].moves, 20);
    expect(await both()).toEqual([expected, expected]);
  });
});

describe("a push does not undo what the store has counted", () => {
  test("a push between an order and its import leaves the order's units out", async () => {
    await move(-1);
    await push();
    // No listing shows the order, because its time is before the cursor.
    const id = shop.place(4);
    const hidden = sandbox().state.raw().orders.get(id)!;
    sandbox().state.raw().orders.delete(id);
    await move(-2);
    await push();
    expect(await both()).toEqual([17, 13]);
    sandbox().state.raw().orders.set(id, hidden);
    await pushTwice();
    expect(await both()).toEqual([13, 13]);
  });

  test("the units of an order that cannot be imported are not offered until it can", async () => {
    const id = shop.place(4);
    const hidden = sandbox().state.raw().orders.get(id)!;
    sandbox().state.raw().orders.delete(id);
    const failure = { storeId: shop.store.id, remoteId: id };
    await shop.db.orderFailure.create({
      data: {
        ...failure,
        businessId: shop.business.id,
        errorCode: "internal",
        nextTryAt: new Date(Date.now() + 3_600_000),
      },
    });
    for (let turn = 0; turn < 3; turn += 1) {
      await move(-1);
      await pushTwice();
    }
    expect(await both()).toEqual([17, 13]);
    sandbox().state.raw().orders.set(id, hidden);
    await shop.db.orderFailure.updateMany({ where: failure, data: { nextTryAt: new Date(0) } });
    await pushTwice();
    expect(await shop.db.orderFailure.count({ where: failure })).toBe(0);
    expect(await both()).toEqual([13, 13]);
  });

  test("while orders are not imported, only the shop's own movements are sent", async () => {
    await shop.db.store.update({ where: { id: shop.store.id }, data: { orderSettings: { isEnabled: false } } });
    shop.place(2);
    await move(-1);
    await pushTwice();
    shop.place(3);
    await pushTwice();
    await move(5);
    await pushTwice();
    expect(await both()).toEqual([24, 19]);
  });

  test("more orders than one poll reads: nothing is sent before the last order is imported", async () => {
    await shop.source.client.post("products", { name: "Other", sku: "OTHER", regular_price: "1" }, z.unknown());
    // Orders from before the store was connected are read, but not imported.
    for (let index = 0; index < 205; index += 1) {
      if (index % 40 === 0) clock.forward(1);
      sandbox().placeOrder({ lines: [{ sku: "OTHER", quantity: 1 }] });
    }
    clock.forward(5);
    await shop.db.store.update({
      where: { id: shop.store.id },
      data: { createdAt: clock.now(), ordersReadUpTo: new Date(clock.now().getTime() - 60_000) },
    });
    shop.place(2);
    await move(-1);
    await push();
    expect(await both()).toEqual([19, 18]);
    await pushTwice();
    expect(await both()).toEqual([17, 17]);
  });

  test("the units of an order cancelled between poll and push are offered again once the cancellation is imported", async () => {
    const id = shop.place(4);
    await pushTwice();
    await move(-1);
    // No listing shows the cancellation.
    const order = sandbox().state.raw().orders.get(id)!;
    sandbox().state.raw().orders.delete(id);
    sandbox().state.findBySku("MUG")!.stock_quantity = 20;
    await push();
    expect(shop.stockThere()).toBe(15);
    sandbox().state.findBySku("MUG")!.stock_quantity = 11;
    sandbox().state.raw().orders.set(id, order);
    status(id, "cancelled");
    await pushTwice();
    expect(await both()).toEqual([19, 19]);
  });

  test("a difference whose answer was lost: both are in sync after the next push", async () => {
    await move(-3);
    sandbox().faults.set({ dropAnswers: { count: 1, path: "products/batch" } });
    await push().catch(() => undefined);
    sandbox().faults.clear();
    expect(shop.stockThere()).toBe(17);
    await shop.db.store.update({ where: { id: shop.store.id }, data: { stockSentUpTo: null } });
    await pushTwice();
    await pushTwice();
    expect(await both()).toEqual([17, 17]);
  });

  test("an unpaid order is reserved in the store and a draft in the POS until it is paid or cancelled", async () => {
    const id = shop.place(5, { status: "on-hold" });
    await pushTwice();
    expect(await both()).toEqual([20, 15]);
    await move(-1);
    await pushTwice();
    expect(await both()).toEqual([19, 14]);
    status(id, "processing");
    await pushTwice();
    expect(await both()).toEqual([14, 14]);
    status(id, "cancelled");
    await pushTwice();
    expect(await both()).toEqual([19, 19]);
  });

  test("an order that waits for stock is reserved in the store, and served once", async () => {
    await move(-18);
    const id = shop.place(4);
    await pushTwice();
    expect(await shop.saleOf(id)).toMatchObject({ draftReason: "out_of_stock" });
    expect(await shop.stockHere()).toBe(2);
    expect(shop.stockThere()).toBe(-2);
    await move(10);
    await handleStockChanged(shop.deps, shop.business.id);
    await pushTwice();
    expect(await both()).toEqual([8, 8]);
  });

  test.each([
    { restock: true, expected: 18 },
    { restock: false, expected: 15 },
  ])("refunds end equal: restocked $restock", async ({ restock, expected }) => {
    const id = shop.place(4);
    await pushTwice();
    await move(-1);
    await refund(id, 3, restock);
    await pushTwice();
    expect(await both()).toEqual([expected, expected]);
  });

  test("a trashed order's goods are offered again", async () => {
    const id = shop.place(6);
    await pushTwice();
    expect(await both()).toEqual([14, 14]);
    clock.forward(1);
    sandbox().trashOrder(id);
    await pushTwice();
    expect(await both()).toEqual([20, 20]);
    status(id, "processing");
    await pushTwice();
    expect(await both()).toEqual([14, 14]);
  });

  test("sixty random steps end with equal quantities", async () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    await move(400);
    await pushTwice();
    const open: number[] = [];
    for (let turn = 0; turn < 60; turn += 1) {
      clock.forward(1);
      const action = random(7);
      const quantity = 1 + random(3);
      const picked = open[random(Math.max(1, open.length))];
      if (action === 0) await move(-quantity);
      else if (action === 1) await move(quantity);
      else if (action === 2 || action === 3)
        open.push(shop.place(quantity, { status: action === 2 ? "processing" : "on-hold" }));
      else if (action === 4 && picked !== undefined)
        status(picked, ["completed", "cancelled", "processing"][random(3)] ?? "completed");
      else if (action === 5) await push();
      else await shop.poll();
    }
    for (const id of open) status(id, "completed");
    clock.forward(1);
    await pushTwice();
    const [here, there] = await both();
    expect(there).toBe(here);
  });
});

test("nothing is requested for an order that the store counted itself", async () => {
  shop.place(2);
  await push();
  shop.takeWrites();
  await push();
  expect(shop.takeWrites()).toBe(0);
});

test("the buffer stays at the counter, and uncounted products are left unchanged", async () => {
  await shop.db.store.update({
    where: { id: shop.store.id },
    data: { orderSettings: { safetyBuffer: 4 }, stockSentUpTo: null },
  });
  await createProduct(shop.db, shop.business.id, { sku: "CARD", tracksStock: false });
  await push();
  expect(await both()).toEqual([20, 16]);
});
