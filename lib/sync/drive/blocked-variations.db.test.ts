import { beforeEach, expect, test } from "vitest";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { WooError } from "@/lib/woo/woo-error";
import { recordOrderFailure } from "../orders/queries/record-order-failure";
import { listStockDue } from "./queries/list-stock-due";
import { pushChangedStock } from "../stock/push-changed-stock";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 10 });
});

/** A push whose answer is lost after the store has carried it out. */
async function pushWithLostAnswer(): Promise<void> {
  const openClient: typeof shop.deps.openClient = (store) => {
    const client = shop.deps.openClient(store);
    const post: typeof client.post = async (path, ...rest) => {
      const answer = await client.post(path, ...rest);
      if (path === "products/batch") throw new WooError({ code: "timed_out" });
      return answer;
    };
    return { ...client, post };
  };
  await pushChangedStock({ ...shop.deps, openClient }, shop.store.id).catch((error: unknown) => {
    expect(error).toBeInstanceOf(WooError);
  });
}

const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

test.each([
  { name: "whose lines are unreadable blocks", lines: null, change: {}, there: 4 },
  { name: "of these goods blocks", lines: "mug" as const, change: {}, there: 4 },
  { name: "of other goods blocks nothing", lines: "other" as const, change: {}, there: 7 },
  { name: "that was dismissed blocks nothing", lines: null, change: { dismissedAt: new Date() }, there: 7 },
  { name: "of six days ago blocks", lines: null, change: { createdAt: dayAgo(6) }, there: 4 },
  { name: "of eight days ago blocks nothing", lines: null, change: { createdAt: dayAgo(8) }, there: 7 },
])("lost answers beside an order failure $name", async ({ lines, change, there }) => {
  const mug = shop.mug.variations[0]!.id;
  const variationIds = lines === null ? null : [lines === "mug" ? mug : mug + 1];
  await recordOrderFailure(shop.db, shop.store, 99_999, "unexpected_shape", { variationIds });
  await shop.db.orderFailure.updateMany({ data: { nextTryAt: new Date(Date.now() + 86_400_000), ...change } });
  for (let round = 0; round < 3; round += 1) {
    await shop.db.stockMovement.create({
      data: {
        businessId: shop.business.id,
        variationId: mug,
        locationId: shop.location.id,
        kind: "sale",
        quantity: -1,
      },
    });
    await pushWithLostAnswer();
    for (let push = 0; push < 3; push += 1) await pushChangedStock(shop.deps, shop.store.id);
  }
  expect([await shop.stockHere(), shop.stockThere()]).toEqual([7, there]);
  // Unimported units that are given up by now are reason enough for the schedule to push.
  await shop.db.$executeRaw`update stock_pushes set unseen = 1, pushed_at = now() - interval '1 hour'`;
  await shop.db.store.update({ where: { id: shop.store.id }, data: { stockSentUpTo: new Date(Date.now() + 1_000) } });
  const due = (await listStockDue(shop.db)).map(({ id }) => id);
  expect(due.includes(shop.store.id)).toBe(there === 7);
});
