import { beforeEach, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { handleStockChanged, pushChangedStock } from "@/lib/sync/stock/push-changed-stock";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), { deps: { sliceSize: 5 } });
});

const skus = () =>
  sandbox()
    .state.products()
    .map(({ sku }) => sku)
    .filter(Boolean)
    .sort();
const failures = () => h.db.syncEntry.findMany({ where: { businessId: h.business.id, outcome: "failed" } });

/** Lets each request whose body contains `word` throw what no one expects, as a defect of the program does. */
function throwOn(word: string, times = Number.POSITIVE_INFINITY): void {
  let left = times;
  const open = h.deps.openClient;
  const openClient: EngineDeps["openClient"] = (store) => {
    const client = open(store);
    const post: typeof client.post = (path, body, schema, options) => {
      if (left > 0 && JSON.stringify(body).includes(word)) {
        left -= 1;
        throw new TypeError("a defect");
      }
      return client.post(path, body, schema, options);
    };
    return { ...client, post };
  };
  h.deps.openClient = openClient;
}

async function createAround(poison: () => Promise<unknown>): Promise<void> {
  for (let index = 0; index < 7; index += 1) await createProduct(h.db, h.business.id, { sku: `A-${index}` });
  await poison();
  for (let index = 0; index < 7; index += 1) await createProduct(h.db, h.business.id, { sku: `B-${index}` });
}

const POISONS = {
  product: () => createProduct(h.db, h.business.id, { sku: "POISON" }),
  variation: () => {
    const variations = ["S", "M"].map((Size) => ({ sku: `POISON-${Size}`, price: "5", options: { Size } }));
    return createProduct(h.db, h.business.id, { sku: "SHIRT", name: "Shirt", type: "variable", variations });
  },
};

test.each(Object.entries(POISONS))(
  "a %s that causes an exception fails alone, and a later run sends it",
  async (_, poison) => {
    await createAround(poison);
    const { openClient } = h.deps;
    throwOn("POISON");
    expect(await h.sync()).toMatchObject({ status: "completed", failed: 1 });
    expect(skus().filter((sku) => /^[AB]-/.test(sku))).toHaveLength(14);
    expect(skus().some((sku) => sku.startsWith("POISON"))).toBe(false);
    const [failure] = await failures();
    expect(failure).toMatchObject({ entity: "product", errorCode: "internal" });
    expect(await h.db.syncFailure.findMany({ where: { storeId: h.store.id } })).toMatchObject([
      { productId: failure?.productId, errorCode: "internal" },
    ]);

    h.deps.openClient = openClient;
    await h.db.syncFailure.updateMany({ data: { nextTryAt: new Date(0) } });
    expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", failed: 0 });
    expect(skus().some((sku) => sku.startsWith("POISON"))).toBe(true);
  },
);

test("an exception that passes by itself costs a repetition, and nothing fails", async () => {
  await createAround(POISONS.product);
  throwOn("POISON", 1);
  expect(await h.sync()).toMatchObject({ status: "completed", failed: 0, created: 15 });
  expect(await failures()).toEqual([]);
});

test("an exception of every item ends the run with its cause, instead of one item after the other", async () => {
  for (let index = 0; index < 30; index += 1) await createProduct(h.db, h.business.id, { sku: `POISON-${index}` });
  throwOn("POISON");
  expect(await h.sync()).toMatchObject({ status: "failed", errorCode: "internal" });
  expect(await failures()).toHaveLength(20);
});

test("a waiting sale that throws does not stop the push of moved stock", async () => {
  await testDb.pool().query("delete from graphile_worker._private_jobs");
  await testDb.pool().query("alter table sales rename to away");
  try {
    await expect(handleStockChanged(h.deps, h.business.id)).rejects.toThrow();
  } finally {
    await testDb.pool().query("alter table away rename to sales");
  }
  const jobs = await testDb.pool().query<{ name: string }>("select task_identifier as name from graphile_worker.jobs");
  expect(jobs.rows).toEqual([{ name: "stock.push" }]);
});

test("a quantity that causes an exception fails alone: the others are pushed, by a push and by a run", async () => {
  const skus = ["MUG", "POISON", "CUP"];
  const products = await Promise.all(
    skus.map((sku) => createProduct(h.db, h.business.id, { sku, stock: { [h.location.id]: 9 } })),
  );
  await h.sync();
  const quantities = () => skus.map((sku) => sandbox().state.findBySku(sku)?.stock_quantity);
  const moveAll = async () => {
    const data = { businessId: h.business.id, locationId: h.location.id, kind: "adjustment", quantity: -1 } as const;
    for (const { variations } of products)
      await h.db.stockMovement.create({ data: { ...data, variationId: variations[0]?.id ?? 0 } });
  };
  const { openClient } = h.deps;
  throwOn(`"id":${sandbox().state.findBySku("POISON")?.id},`);
  await moveAll();
  await pushChangedStock(h.deps, h.store.id);
  expect(quantities()).toEqual([8, 9, 8]);
  const where = { storeId: h.store.id, productId: products[1]?.id ?? 0 };
  expect(await h.db.syncFailure.findFirst({ where })).toMatchObject({ errorCode: "internal" });
  await moveAll();
  expect(await h.sync()).toMatchObject({ status: "completed", failed: 1 });
  expect(quantities()).toEqual([7, 9, 7]);
  h.deps.openClient = openClient;
  await h.sync();
  expect(quantities()).toEqual([7, 7, 7]);
});
