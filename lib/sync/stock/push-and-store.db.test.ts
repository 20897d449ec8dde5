import { beforeEach, describe, expect, test } from "vitest";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { createWooClient, type WooClient } from "@/lib/woo/woo-client";
import { WooError } from "@/lib/woo/woo-error";
import { listStockDue } from "@/lib/sync/drive/queries/list-stock-due";
import { pushChangedStock } from "./push-changed-stock";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 20 });
});

const move = (quantity: number) =>
  shop.db.stockMovement.create({
    data: {
      businessId: shop.business.id,
      variationId: shop.mug.variations[0]!.id,
      locationId: shop.location.id,
      kind: "adjustment",
      quantity,
    },
  });
const both = async () => [await shop.stockHere(), shop.stockThere()];
const push = (deps = shop.deps) => pushChangedStock(deps, shop.store.id);

type OnAsk = { before?: () => void; after?: () => void; instead?: () => unknown };

/** Runs a step at the first fetch of a remote quantity. */
function whenAsked({ before, after, instead }: OnAsk) {
  let isFirst = true;
  const openClient = (): WooClient => {
    const client = shop.deps.openClient(shop.store);
    return {
      ...client,
      get: async (path, query, schema, options) => {
        if (!isFirst || path !== "products" || query["include"] === undefined)
          return client.get(path, query, schema, options);
        isFirst = false;
        before?.();
        const answer = instead
          ? { data: schema.parse(instead()), total: undefined, totalPages: undefined }
          : await client.get(path, query, schema, options);
        after?.();
        return answer;
      },
    };
  };
  return { ...shop.deps, openClient };
}

const placeLater = () => {
  clock.forward(1);
  shop.place(3);
};

describe("a product whose quantity was never pushed", () => {
  beforeEach(() => shop.db.stockPush.deleteMany({ where: { storeId: shop.store.id } }));

  test.each([
    { name: "before it was asked", hook: { before: placeLater } },
    { name: "after it was asked", hook: { after: placeLater } },
  ])("keeps what was sold between the poll and the push, $name", async ({ hook }) => {
    await move(-1);
    await push(whenAsked(hook));
    expect(shop.stockThere()).toBe(17);
    await push();
    await push();
    expect(await both()).toEqual([16, 16]);
  });

  test("gets its quantity at once when nothing was sold meanwhile", async () => {
    shop.place(2);
    await move(-5);
    await push();
    expect(await both()).toEqual([13, 13]);
  });
});

test("a store that refuses to list a quantity is sent nothing, and the product is retried", async () => {
  await move(-1);
  shop.takeWrites();
  await push(
    whenAsked({
      instead: () => {
        throw new WooError({ code: "refused" });
      },
    }),
  );
  expect(shop.takeWrites()).toBe(0);
  expect(await shop.db.syncFailure.findMany({ where: { storeId: shop.store.id } })).toMatchObject([
    { productId: shop.mug.id, errorCode: "refused" },
  ]);
});

test("a product that the listing leaves out is sent the difference, not a quantity", async () => {
  await move(-1);
  shop.place(4);
  await push(whenAsked({ before: placeLater, instead: () => [] }));
  expect(sandbox().requests.writes().at(-1)?.bodySummary).toContain('"inventory_delta":-1');
  expect(shop.stockThere()).toBe(20 - 4 - 3 - 1);
});

test("a quantity that the store could not process is rechecked by the next push, whatever the watermark is", async () => {
  await move(-3);
  sandbox().faults.set({ serverError: { count: 20, path: "products/batch" } });
  await push();
  sandbox().faults.clear();
  const store = await shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } });
  const level = await shop.db.stockLevel.findFirstOrThrow({ where: { variationId: shop.mug.variations[0]!.id } });
  expect(level.changedAt.getTime()).toBeGreaterThanOrEqual(store.stockSentUpTo?.getTime() ?? Number.NaN);
  await push();
  expect(await both()).toEqual([17, 17]);
});

test("a key that may only read is recorded as the store's fault, and the push ends", async () => {
  await move(-1);
  const openClient = () =>
    createWooClient({ url: sandbox().url, ...sandbox().readOnlyKey, allowPrivateAddresses: true });
  await push({ ...shop.deps, openClient });
  expect(await shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } })).toMatchObject({
    faultCode: "auth_read_only",
  });
});

test("a movement that commits after a push which began later is found by the schedule, when nobody listened", async () => {
  await push();
  const isDue = async () => (await listStockDue(shop.db)).some(({ id }) => id === shop.store.id);
  const till = await testDb.pool().connect();
  try {
    await till.query("begin");
    await till.query(
      `insert into stock_movements (business_id, variation_id, location_id, kind, quantity) values ($1, $2, $3, 'sale', -6)`,
      [shop.business.id, shop.mug.variations[0]!.id, shop.location.id],
    );
    await push();
    expect(shop.stockThere()).toBe(20);
    await till.query("commit");
  } finally {
    till.release();
  }
  expect(await isDue()).toBe(true);
  await push();
  expect(await both()).toEqual([14, 14]);
  expect(await isDue()).toBe(false);
});
