import { expect, test } from "vitest";
import { startSandboxStore } from "@/e2e/sandbox/sandbox-store";
import { startWorker } from "@/lib/jobs/run-worker";
import { listProductStates } from "@/lib/sync/product-states/list-product-states";
import { openStoreClient } from "@/lib/sync/core/store-client";
import { useTestDb } from "@/lib/testing/test-db";
import { useImageServer, useServer } from "@/lib/testing/use-server";
import { connectDemoStore } from "../demo-store";
import { fillStore } from "./fill-store";
import { seedDemoShop } from "./seed-demo-shop";
import { LOST_PICTURE } from "./set-up-store";
import { createStoreClock } from "./store-clock";

const testDb = useTestDb();
const images = useImageServer();
const clock = createStoreClock();
const sandbox = useServer(() => startSandboxStore({ now: clock.now }));

// A whole first sync and four weeks of orders: most of a minute on an idle machine.
test("a filled demo has something for every page", { timeout: 400_000 }, async () => {
  const db = testDb.db();
  const { shop } = await seedDemoShop(db);
  const { businessId } = shop;
  const deps = { db, publicUrl: images().url, openClient: openStoreClient };
  const worker = await startWorker(deps, testDb.pool(), { concurrency: 2, hasSchedule: false });
  sandbox().faults.set({ unavailableImages: [LOST_PICTURE] });
  const storeId = await connectDemoStore(db, shop, sandbox());
  const connected = { shop, storeId, sandbox: sandbox(), clock };
  const progress: string[] = [];
  const fill = () =>
    fillStore(db, connected, {
      publicUrl: deps.publicUrl,
      signal: AbortSignal.timeout(300_000),
      onRun: () => undefined,
      onProgress: (text) => progress.push(text),
    });
  try {
    expect(await fill()).toMatchObject({ status: "completed", failed: 1 });
    expect(await fill()).toBeNull();
  } finally {
    await worker.stop();
  }

  const orders = await db.sale.findMany({ where: { businessId, source: "woocommerce" }, include: { order: true } });
  expect(orders.length).toBeGreaterThan(30);
  expect(orders).toHaveLength(sandbox().state.orders().length);
  expect(await db.orderFailure.count()).toBe(0);
  const spread = orders.map(({ soldAt }) => soldAt.getTime());
  expect(Math.max(...spread) - Math.min(...spread)).toBeGreaterThan(25 * 86_400_000);
  expect(orders.filter(({ draftReason }) => draftReason === "out_of_stock")).toHaveLength(1);
  expect(orders.filter(({ order }) => order?.state === "conflict")).toHaveLength(1);
  expect(orders.filter(({ refundedTotal }) => refundedTotal.gt(0)).length).toBeGreaterThan(0);
  expect(orders.filter(({ status }) => status === "final").length).toBeGreaterThan(25);

  const [rates, classes, unmapped] = [
    await db.taxRateMapping.count({ where: { storeId } }),
    await db.taxClassMapping.count({ where: { storeId } }),
    await db.saleLineTax.count({ where: { remoteRateId: { not: null }, taxRateId: null } }),
  ];
  expect([rates, classes, unmapped]).toEqual([3, 3, 0]);
  expect(await db.saleLineTax.count({ where: { remoteRateId: { not: null } } })).toBeGreaterThan(50);

  const products = await db.product.findMany({ where: { businessId }, select: { id: true, sku: true } });
  const ids = products.map(({ id }) => id);
  const states = await listProductStates(deps, businessId, ids);
  const kinds = Object.values(states.products).flatMap((of) => of.map(({ kind }) => kind));
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  expect(count("online")).toBeGreaterThan(250);
  expect([count("failed"), count("decision"), count("notSent")]).toEqual([1, 1, 1]);
  // Quantities wait as well, until the schedule, which does not run here, pushes them.
  const waiting = products.filter(({ id }) => states.products[id]?.some(({ kind }) => kind === "waiting"));
  expect(waiting.map(({ sku }) => sku)).toContain("SPR-TAH-300");

  const runs = await db.syncRun.findMany({ where: { storeId }, orderBy: { id: "asc" } });
  expect(runs.map(({ kind, mode, status }) => `${kind} ${mode} ${status}`)).toEqual([
    "products all completed",
    "orders all completed",
    "products chosen completed",
  ]);
  const failed = await db.syncEntry.findMany({ where: { run: { storeId }, outcome: "failed" } });
  expect(failed.map(({ entity }) => entity)).toEqual(["image"]);
  expect(failed[0]?.errorCode).not.toBeNull();

  expect(await db.saleReturn.count({ where: { sale: { businessId, source: "pos" } } })).toBe(1);
  expect(await db.sale.count({ where: { businessId, draftReason: "held" } })).toBe(1);
  const wrong = await db.$queryRaw<unknown[]>`select from stock_levels l where quantity < 0 or quantity <> (
    select sum(m.quantity) from stock_movements m where m.variation_id = l.variation_id and m.location_id = l.location_id)`;
  expect(wrong).toEqual([]);
  expect(progress.at(-1)).toMatch(/completed/);
});
