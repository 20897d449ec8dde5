import { expect, test } from "vitest";
import { startWorker } from "@/lib/jobs/run-worker";
import { DEMO_DOMAIN } from "@/lib/setup/demo-sign-ins";
import { listProductStates } from "@/lib/sync/product-states/list-product-states";
import { openStoreClient } from "@/lib/sync/core/store-client";
import { useTestDb } from "@/lib/testing/test-db";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { makeTempFolder } from "@/lib/testing/temp-folder";
import { useImageServer } from "@/lib/testing/use-server";
import { seedShop } from "@/prisma/seed/seed-shop";
import { connectDemoStore, followDemoStore, startDemoStore } from "../demo-store";
import { fillStore } from "./fill-store";
import { LIFE_STEPS } from "./life-steps";
import { seedDemoShop } from "./seed-demo-shop";
import { SET_UP_STEPS } from "./set-up-store";
import { createStoreClock } from "./store-clock";

const testDb = useTestDb();
const images = useImageServer();

/** What stands for a start that is stopped. */
class Stopped extends Error {}

/**
 * One start of the demo: its own worker and store server, which keeps its data in a file.
 *
 * @param stopAt says whether this start is stopped where a step begins
 */
async function startDemo(deps: EngineDeps, folder: string, stopAt: (step: string) => boolean, progress: string[] = []) {
  const clock = createStoreClock();
  const { shop } = await seedDemoShop(deps.db);
  const sandbox = await startDemoStore(folder, clock);
  await followDemoStore(deps.db, shop.businessId, sandbox);
  const worker = await startWorker(deps, testDb.pool(), { concurrency: 2, hasSchedule: false });
  try {
    const storeId = await connectDemoStore(deps.db, shop, sandbox);
    const run = await fillStore(
      deps.db,
      { shop, storeId, sandbox, clock },
      {
        publicUrl: deps.publicUrl,
        signal: AbortSignal.timeout(300_000),
        onRun: () => undefined,
        onStep: (name) => {
          if (stopAt(name)) throw new Stopped(name);
        },
        onProgress: (text) => progress.push(text),
      },
    );
    return { run, businessId: shop.businessId, storeId, orderCount: sandbox.state.orders().length };
  } finally {
    await worker.stop();
    await sandbox.close();
  }
}

// A whole first sync and four weeks of orders: most of a minute on an idle machine.
test(
  "stopped before each step and started again, the demo has something for every page",
  {
    timeout: 400_000,
  },
  async () => {
    const db = testDb.db();
    const deps = { db, publicUrl: images().url, openClient: openStoreClient };
    const folder = makeTempFolder();
    // Stopped between the shop and its weeks at the till.
    await seedShop(db, DEMO_DOMAIN, new Date(Date.now() - 30 * 86_400_000));
    const stops: string[] = [];
    const progress: string[] = [];
    const stopAtNew = (step: string) => !stops.includes(step) && stops.push(step) > 0;
    const isWhole = () =>
      startDemo(deps, folder, stopAtNew, progress).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Stopped) return false;
          throw error;
        },
      );
    for (;;) if (await isWhole()) break;
    expect(stops).toEqual([...SET_UP_STEPS, ...LIFE_STEPS].map(({ name }) => name));
    const steps: string[] = [];
    const again = await startDemo(deps, folder, (step) => steps.push(step) === 0);
    expect([again.run, steps]).toEqual([null, []]);
    const { businessId, storeId, orderCount } = again;

    const orders = await db.sale.findMany({ where: { businessId, source: "woocommerce" }, include: { order: true } });
    expect(orders.length).toBeGreaterThan(30);
    expect(orders).toHaveLength(orderCount);
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

    expect(await db.sale.count({ where: { businessId, source: "pos", status: "final" } })).toBeGreaterThan(200);
    expect(await db.saleReturn.count({ where: { sale: { businessId, source: "pos" } } })).toBe(1);
    expect(await db.sale.count({ where: { businessId, draftReason: "held" } })).toBe(1);
    const wrong = await db.$queryRaw<unknown[]>`select from stock_levels l where quantity < 0 or quantity <> (
    select sum(m.quantity) from stock_movements m where m.variation_id = l.variation_id and m.location_id = l.location_id)`;
    expect(wrong).toEqual([]);
    expect(progress.at(-1)).toMatch(/completed/);
  },
);
