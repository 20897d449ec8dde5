import { beforeEach, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createCategory, createProduct } from "@/lib/testing/factories";
import { runStep } from "@/lib/sync/drive/run-step";
import { startRun } from "@/lib/sync/drive/start-run";
import { createAdaptiveLimiter } from "@/lib/woo/adaptive-limiter";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { createVirtualClock, type VirtualClock } from "@/lib/testing/virtual-clock";

const testDb = useTestDb();
let clock: VirtualClock;
const sandbox = useSandbox({ sleep: (ms) => clock.sleep(ms) });
let h: Harness;
beforeEach(async () => {
  clock = createVirtualClock();
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), {
    deps: { clock: { now: clock.now, wait: clock.advance }, lookGapMs: 5_000 },
  });
});

const skus = () =>
  sandbox()
    .state.products()
    .map(({ sku }) => sku)
    .sort();

test("a store without SKU locks that goes on after lost answers has everything once", async () => {
  const category = await createCategory(h.db, h.business.id, { name: "Beans" });
  for (let index = 0; index < 30; index += 1)
    await createProduct(h.db, h.business.id, { sku: `P-${index}`, name: `P ${index}`, categoryId: category.id });
  const variations = ["S", "M", "L", "XL"].map((size) => ({ sku: `TEE-${size}`, options: { Size: size } }));
  await createProduct(h.db, h.business.id, { sku: "TEE", name: "Tee", variations });
  for (const path of ["products/batch", "variations/batch"]) {
    sandbox().faults.set({ hasNoSkuLock: true, lateWork: { count: 2, path, delayMs: 0, msPerItem: 1_000 } });
    expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
    await clock.advance(600_000);
  }
  const expected = [
    ...Array.from({ length: 30 }, (_, index) => `P-${index}`),
    "TEE",
    ...variations.map(({ sku }) => sku),
  ];
  expect(skus()).toEqual(expected.sort());
  const links = { where: { storeId: h.store.id } };
  expect([await h.db.productLink.count(links), await h.db.variationLink.count(links)]).toEqual([31, 4]);
  h.takeWrites();
  expect(await h.sync()).toMatchObject({ failed: 0 });
  expect(h.takeWrites()).toBe(0);
});

test("a process that goes on with the slice of one that was killed waits for the store too", async () => {
  for (let index = 0; index < 6; index += 1)
    await createProduct(h.db, h.business.id, { sku: `P-${index}`, name: `P ${index}` });
  const request = { businessId: h.business.id, storeId: h.store.id, kind: "products", mode: "all" } as const;
  const run = await startRun(h.db, { ...request, trigger: "user", userId: null });
  const read = () => h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } });
  while ((await read()).phase !== "products") await runStep(h.deps, run.id);
  sandbox().faults.set({
    hasNoSkuLock: true,
    lateWork: { count: 1, path: "products/batch", delayMs: 0, msPerItem: 1_000 },
  });
  const ending = new AbortController();
  await runStep(
    {
      ...h.deps,
      limiter: createAdaptiveLimiter(),
      // It ends while it waits for the store, and the store goes on.
      clock: { now: clock.now, wait: () => Promise.resolve(ending.abort()) },
      time: { isOver: () => ending.signal.aborted, signal: ending.signal },
    },
    run.id,
  );
  expect([(await read()).finishedAt, skus()]).toEqual([null, []]);

  // The successor knows nothing of the store but what the run's row says.
  h.deps.limiter = createAdaptiveLimiter();
  expect(await h.drain(run.id)).toMatchObject({ status: "completed", failed: 0 });
  await clock.advance(600_000);
  expect(skus()).toEqual(Array.from({ length: 6 }, (_, index) => `P-${index}`));
});
