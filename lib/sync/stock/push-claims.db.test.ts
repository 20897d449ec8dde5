import { beforeEach, describe, expect, test } from "vitest";
import { createProduct } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { loadStoreContext } from "@/lib/sync/core/run-context";
import { fetchAnyProduct } from "@/lib/woo/resources/products";
import { type WooClient } from "@/lib/woo/woo-client";
import { whileClaimed } from "./hold-claims";
import { pushChangedStock } from "./push-changed-stock";
import { pushStock } from "./push-stock";
import { claimPushes } from "./queries/claim-pushes";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 20 });
  await push();
});

const mug = () => shop.mug.variations[0]!.id;
const move = (quantity: number, variationId = mug()) =>
  shop.db.stockMovement.create({
    data: { businessId: shop.business.id, variationId, locationId: shop.location.id, kind: "adjustment", quantity },
  });
const push = (deps = shop.deps) => pushChangedStock(deps, shop.store.id);
const both = async () => [await shop.stockHere(), shop.stockThere()];
const recorded = async () =>
  Number((await shop.db.stockPush.findFirstOrThrow({ where: { variationId: mug() } })).quantity);
/** Lets the time pass that a claim lasts. */
const expireClaims = () =>
  shop.db
    .$executeRaw`update stock_pushes set claimed_until = claimed_until - interval '5 minutes' where claimed_until is not null`;

type Step = () => Promise<unknown>;

/** Runs a step once, before or after a worker's first request for quantities or its first batch. */
function worker(hooks: { beforeBatch?: Step; afterBatch?: Step; afterFetch?: Step }) {
  const once = (step: Step | undefined) => {
    let isDone = false;
    return async () => {
      if (isDone) return;
      isDone = true;
      await step?.();
    };
  };
  const [beforeBatch, afterBatch, afterFetch] = [hooks.beforeBatch, hooks.afterBatch, hooks.afterFetch].map(once);
  const openClient = (): WooClient => {
    const client = shop.deps.openClient(shop.store);
    return {
      ...client,
      get: async (path, query, schema, options) => {
        const answer = await client.get(path, query, schema, options);
        if (query["include"] !== undefined) await afterFetch?.();
        return answer;
      },
      post: async (...request) => {
        if (request[0].endsWith("/batch")) await beforeBatch?.();
        const answer = await client.post(...request);
        if (request[0].endsWith("/batch")) await afterBatch?.();
        return answer;
      },
    };
  };
  return { ...shop.deps, openClient };
}

describe("two workers in the same push send one difference", () => {
  test.each([
    { name: "before the first one's request", hooks: (step: Step) => ({ beforeBatch: step }) },
    { name: "after the first one's request", hooks: (step: Step) => ({ afterBatch: step }) },
    { name: "after the first one has fetched", hooks: (step: Step) => ({ afterFetch: step }) },
  ])("the second works $name", async ({ hooks }) => {
    await move(-1);
    await push(worker(hooks(() => push())));
    expect(await both()).toEqual([19, 19]);
    await push();
    expect(await both()).toEqual([19, 19]);
    expect(await recorded()).toBe(19);
  });

  test("a quantity that was never pushed", async () => {
    await shop.db.stockPush.deleteMany({ where: { storeId: shop.store.id } });
    await move(-1);
    await push(worker({ beforeBatch: () => push() }));
    await push();
    expect(await both()).toEqual([19, 19]);
    expect(await recorded()).toBe(19);
  });

  test("variations, in a run's push", async () => {
    const tee = await createProduct(shop.db, shop.business.id, {
      type: "variable",
      sku: "TEE",
      variations: ["S", "M"].map((Size) => ({
        sku: `TEE-${Size}`,
        price: "9",
        options: { Size },
        stock: { [shop.location.id]: 8 },
      })),
    });
    await shop.sync();
    const ids = tee.variations.map(({ id }) => id);
    for (const id of ids) await move(-3, id);
    const pushAs = async (deps = shop.deps) => {
      await pushStock((await loadStoreContext(deps, shop.store.id))!, ids, { isForced: true });
    };
    await pushAs(worker({ beforeBatch: () => pushAs() }));
    await pushAs();
    expect(["TEE-S", "TEE-M"].map((sku) => sandbox().state.findBySku(sku)?.stock_quantity)).toEqual([5, 5]);
  });

  test("a movement while the first one sends is sent by the next push", async () => {
    await move(-1);
    const moveAndPush = async () => {
      await move(1);
      await push();
    };
    await push(worker({ beforeBatch: moveAndPush }));
    expect(await both()).toEqual([20, 19]);
    await push();
    expect(await both()).toEqual([20, 20]);
  });
});

describe("a worker that dies between the request and its record", () => {
  /** Dies at a point of a push: what comes after it never happens. */
  async function die(at: "beforeBatch" | "afterBatch") {
    await new Promise<void>((resolve) => {
      const hook = () => {
        resolve();
        return new Promise(() => undefined);
      };
      void push(worker({ [at]: hook }));
    });
  }

  test.each(["beforeBatch", "afterBatch"] as const)(
    "%s: nothing is sent while it may live, then all is right",
    async (at) => {
      await move(-1);
      await die(at);
      const there = at === "beforeBatch" ? 20 : 19;
      await push();
      expect(await both()).toEqual([19, there]);
      await expireClaims();
      await push();
      await push();
      expect(await both()).toEqual([19, 19]);
    },
  );

  test("the store is asked again although the shop has what it last sent", async () => {
    await move(-1);
    await die("afterBatch");
    await move(1);
    await push();
    await expireClaims();
    await push();
    await push();
    expect(await both()).toEqual([20, 20]);
  });
});

test("a lost answer lets the next push fetch at once, whatever was expected", async () => {
  await move(-3);
  sandbox().faults.set({ dropAnswers: { count: 1, path: "products/batch" } });
  await push().catch(() => undefined);
  sandbox().faults.clear();
  await move(3);
  await push();
  await push();
  expect(await both()).toEqual([20, 20]);
});

describe.each([503, 504])("a gateway answers a difference with a %i page while the store goes on", (status) => {
  const gateway = () => sandbox().faults.set({ lateWork: { count: 1, path: "products/batch", delayMs: 200, status } });

  test("the difference is sent once", async () => {
    await move(-3);
    gateway();
    shop.takeWrites();
    await push().catch(() => undefined);
    expect(shop.takeWrites()).toBe(1);
    await expect.poll(shop.stockThere, { timeout: 10_000 }).toBe(17);
    await push();
    await push();
    expect(await both()).toEqual([17, 17]);
  });

  test("a push waits until the store must have ended", async () => {
    await move(-3);
    gateway();
    await push({ ...shop.deps, lookGapMs: 5_000 }).catch(() => undefined);
    shop.takeWrites();
    await push();
    expect(shop.takeWrites()).toBe(0);
    await expect.poll(shop.stockThere, { timeout: 10_000 }).toBe(17);
    await expireClaims();
    await push();
    await push();
    expect(await both()).toEqual([17, 17]);
  });
});

test("a quantity that the store has as recorded is not written again", async () => {
  const version = async () => (await shop.db.stockPush.findFirstOrThrow({ where: { variationId: mug() } })).version;
  const before = await version();
  await pushStock((await loadStoreContext(shop.deps, shop.store.id))!, [mug()], { isForced: true });
  expect(await version()).toBe(before);
});

test("a worker that was suspended sends nothing once another has taken over", async () => {
  const context = (await loadStoreContext(shop.deps, shop.store.id))!;
  const loaded = await shop.db.stockPush.findMany({ where: { storeId: shop.store.id } });
  const claims = await claimPushes(shop.db, shop.store.id, loaded);
  const late = whileClaimed(context, claims, Date.now() - 30_000);
  const requests = () => sandbox().requests.counts().requests;
  const before = requests();
  await fetchAnyProduct(late.client);
  expect(requests() - before).toBe(1);
  await expireClaims();
  expect(await claimPushes(shop.db, shop.store.id, claims)).toHaveLength(1);
  await fetchAnyProduct(late.client);
  const tooLate = whileClaimed(context, claims, Date.now() - 30_000);
  await expect(fetchAnyProduct(tooLate.client)).rejects.toThrow("interrupted");
  expect(requests() - before).toBe(2);
});
