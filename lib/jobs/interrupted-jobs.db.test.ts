import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { applyImport } from "@/lib/catalog/import/apply-import";
import { startBulkEdit } from "@/lib/catalog/start-bulk-edit";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { recordStoreFault } from "@/lib/sync/core/store-fault";
import { startRun } from "@/lib/sync/drive/start-run";
import { startPull } from "@/lib/sync/pull/start-pull";
import { pushChangedStock } from "@/lib/sync/stock/push-changed-stock";
import { saveTaxMapping } from "@/lib/sync/taxes/save-tax-mapping";
import { setUpWebhooks } from "@/lib/sync/webhooks/maintain-webhooks";
import { loadStoreContext } from "@/lib/sync/core/run-context";
import { addStock, createProduct, createTaxRate, createUser } from "@/lib/testing/factories";
import { importing, noJob } from "@/lib/testing/importing";
import { interruptAt, interruptAtStart } from "@/lib/testing/interrupt-at";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { startMailServer } from "@/lib/testing/mail-server";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { JOBS } from "./task-list";

const mailServer = await startMailServer();
// Before the first read of the environment, which is read once.
Object.assign(process.env, { SMTP_URL: mailServer.url, MAIL_FROM: "pos@shop.example" });
afterAll(() => mailServer.close());

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
/** More than any of these jobs needs; one that needs more enqueues itself for ever. */
const MAX_JOBS = 60;
let shop: OrderShop;
let userId: number;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 100 });
  userId = (await createUser(shop.db, shop.business.id)).id;
  await forgetJobs();
});

const forgetJobs = () => testDb.pool().query("delete from graphile_worker._private_jobs");

type Waiting = { id: string; name: string; payload: unknown };

async function takeJob(): Promise<Waiting | undefined> {
  const { rows } = await testDb.pool().query<Waiting>(
    `with taken as (
       delete from graphile_worker._private_jobs
       where id = (select id from graphile_worker._private_jobs order by priority, id limit 1) returning *)
     select taken.id, t.identifier as name, taken.payload from taken
     join graphile_worker._private_tasks t on t.id = taken.task_id`,
  );
  return rows[0];
}

function handle(deps: EngineDeps, name: string, payload: unknown): Promise<void> {
  const job = JOBS.find((one) => one.name === name);
  if (!job) throw new Error(`no job ${name}`);
  return job.handle(deps, payload);
}

/** What an interrupted job leaves waiting: itself when it was thrown out of its work, and what it enqueued. */
async function continueWork(name: string, payload: unknown, isThrown: boolean): Promise<void> {
  if (isThrown) await handle(shop.deps, name, payload);
  for (let count = 0; count < MAX_JOBS; count += 1) {
    const waiting = await takeJob();
    if (!waiting) return;
    await handle(shop.deps, waiting.name, waiting.payload);
  }
  throw new Error(`${name} still has jobs after ${MAX_JOBS}`);
}

/** Everything that a person would be shown as failed. */
async function failures() {
  const { db, business, store } = shop;
  const where = { businessId: business.id };
  return {
    runs: await db.syncRun.count({ where: { ...where, status: { in: ["failed", "cancelled"] } } }),
    entries: await db.syncEntry.count({ where: { ...where, outcome: "failed" } }),
    deliveries: await db.delivery.count({ where: { ...where, outcome: "failed" } }),
    orders: await db.orderFailure.count({ where }),
    products: await db.syncFailure.count({ where }),
    imports: await db.productImport.count({ where: { ...where, status: "failed" } }),
    bulkEdits: await db.bulkEdit.count({ where: { ...where, status: "failed" } }),
    faults: await db.store.count({ where: { id: store.id, faultCode: { not: null } } }),
  };
}

const NONE = { runs: 0, entries: 0, deliveries: 0, orders: 0, products: 0, imports: 0, bulkEdits: 0, faults: 0 };

type Case = {
  /** Makes work for the job and returns its payload. */
  arrange: () => Promise<Record<string, unknown>>;
  /** Whether the work is done. */
  isDone: (payload: Record<string, unknown>) => Promise<boolean>;
};

const hasSale = async (count = 1) => (await shop.db.sale.count({ where: { businessId: shop.business.id } })) === count;
const storeId = () => ({ storeId: shop.store.id });

async function moveStock(): Promise<void> {
  const variation = shop.mug.variations[0]!;
  await addStock(shop.db, variation, shop.location.id, "7");
}

/** A new kind of job has no case, and the test below names it. */
const CASES: Record<string, Case> = {
  "sync.run-step": {
    arrange: async () => {
      await createProduct(shop.db, shop.business.id, { sku: "TEA", name: "Tea" });
      const { id } = await startRun(shop.db, {
        businessId: shop.business.id,
        storeId: shop.store.id,
        kind: "products",
        mode: "all",
        trigger: "user",
        userId,
      });
      await forgetJobs();
      return { runId: id };
    },
    isDone: async () => Boolean(sandbox().state.findBySku("TEA")),
  },
  "sync.pull-step": {
    arrange: async () => {
      const { id } = await startPull(shop.db, { businessId: shop.business.id, storeId: shop.store.id, userId });
      await forgetJobs();
      return { pullId: id };
    },
    isDone: async ({ pullId }) =>
      (await shop.db.storePull.count({ where: { id: Number(pullId), status: "ready" } })) === 1,
  },
  "sync.probe": {
    arrange: async () => {
      await recordStoreFault(shop.db, shop.store.id, "forbidden");
      return storeId();
    },
    isDone: async () => (await shop.db.store.count({ where: { id: shop.store.id, faultCode: null } })) === 1,
  },
  "sync.schedule": {
    arrange: async () => {
      await shop.db.heartbeat.deleteMany({ where: { name: "worker" } });
      return {};
    },
    isDone: async () => (await shop.db.heartbeat.count({ where: { name: "worker" } })) === 1,
  },
  "orders.delivery": {
    arrange: async () => {
      const id = shop.place();
      const body = JSON.stringify(await shop.read(id));
      const delivery = await shop.db.delivery.create({
        data: {
          businessId: shop.business.id,
          storeId: shop.store.id,
          topic: "order_created",
          contentHash: `order-${id}`,
          rawBody: new Uint8Array(Buffer.from(body)),
          remoteOrderId: id,
        },
      });
      return { deliveryId: delivery.id };
    },
    isDone: () => hasSale(),
  },
  "orders.poll": {
    arrange: async () => {
      shop.place();
      return storeId();
    },
    isDone: () => hasSale(),
  },
  "orders.missed": {
    arrange: async () => {
      shop.place();
      const ordersReadUpTo = new Date(Date.now() + 86_400_000);
      await shop.db.store.update({ where: { id: shop.store.id }, data: { ordersReadUpTo } });
      return storeId();
    },
    isDone: () => hasSale(),
  },
  "orders.reconcile": {
    arrange: async () => {
      const id = shop.place();
      await shop.take(id);
      sandbox().state.raw().orders.delete(id);
      return storeId();
    },
    isDone: async () => (await shop.db.orderLink.count({ where: { storeId: shop.store.id, state: "deleted" } })) === 1,
  },
  "stock.changed": {
    arrange: async () => {
      await moveStock();
      return { businessId: shop.business.id };
    },
    isDone: async () => shop.stockThere() === 107,
  },
  "stock.push": {
    arrange: async () => {
      await moveStock();
      return storeId();
    },
    isDone: async () => shop.stockThere() === 107,
  },
  "stock.recheck": {
    arrange: async () => {
      await moveStock();
      await pushChangedStock(shop.deps, shop.store.id);
      // A person types a quantity into the store.
      sandbox().state.findBySku("MUG")!.stock_quantity = 120;
      await forgetJobs();
      return storeId();
    },
    isDone: async () => shop.stockThere() === 107,
  },
  "taxes.map": {
    arrange: async () => {
      const saleId = (await shop.take(shop.place())).saleId!;
      const { id: saleLineId } = await shop.db.saleLine.findFirstOrThrow({ where: { saleId } });
      const { id: taxRateId } = await createTaxRate(shop.db, shop.business.id, "10");
      const rates = [{ remoteRateId: 7, taxRateId }];
      await saveTaxMapping(shop.db, shop.business.id, shop.store.id, { classes: [], rates });
      await shop.db.saleLineTax.create({ data: { saleLineId, remoteRateId: 7, label: "Sales tax", amount: 1 } });
      await forgetJobs();
      return { ...storeId(), businessId: shop.business.id, remoteRateIds: [7], beforeSaleId: saleId + 1 };
    },
    isDone: async () => (await shop.db.saleLineTax.count({ where: { remoteRateId: 7, taxRateId: null } })) === 0,
  },
  "webhooks.check": {
    arrange: async () => {
      await setUpWebhooks((await loadStoreContext(shop.deps, shop.store.id))!);
      for (const one of sandbox().state.raw().webhooks.values()) one.status = "disabled";
      return storeId();
    },
    isDone: async () => [...sandbox().state.raw().webhooks.values()].every((one) => one.status === "active"),
  },
  "retention.sweep": {
    arrange: async () => {
      await shop.db.business.update({ where: { id: shop.business.id }, data: { sweptAt: new Date(0) } });
      return { businessId: shop.business.id };
    },
    isDone: async () =>
      (await shop.db.business.findUniqueOrThrow({ where: { id: shop.business.id } })).sweptAt > new Date(0),
  },
  "catalog.import-step": {
    arrange: async () => {
      const owner = { db: shop.db, businessId: shop.business.id, userId, locationId: shop.location.id };
      const { id } = await importing(() => owner).upload("SKU,Name,Regular price\nJAM,Jam,4\n");
      await applyImport(shop.db, shop.business.id, id, noJob);
      return { importId: id };
    },
    isDone: async () => (await shop.db.product.count({ where: { businessId: shop.business.id, name: "Jam" } })) === 1,
  },
  "catalog.import-images": {
    arrange: async () => {
      const owner = { db: shop.db, businessId: shop.business.id, userId, locationId: shop.location.id };
      const file = `SKU,Name,Regular price,Images\nJAM,Jam,4,${sandbox().url}/none.png\n`;
      const { id } = await importing(() => owner).importAll(file);
      return { importId: id };
    },
    isDone: async ({ importId }) =>
      (await shop.db.productImportImage.count({ where: { importId: Number(importId), status: "waiting" } })) === 0,
  },
  "users.forgotten-password": {
    arrange: async () => {
      mailServer.mails.length = 0;
      return { userId };
    },
    isDone: async () => mailServer.mails.length === 1,
  },
  "catalog.bulk-edit": {
    arrange: async () => {
      const { id } = await startBulkEdit(
        shop.db,
        { businessId: shop.business.id, userId },
        {
          scope: { kind: "filter", filter: {} },
          change: { kind: "price", mode: "percent", value: "10", rounding: "currency" },
          expected: 1,
        },
        noJob,
      );
      return { bulkEditId: id };
    },
    isDone: async () =>
      (await shop.db.variation.findUniqueOrThrow({ where: { id: shop.mug.variations[0]!.id } })).price.toFixed() ===
      "11",
  },
};

test("every job has a case here", () => {
  expect(Object.keys(CASES).sort()).toEqual(JOBS.map(({ name }) => name).sort());
});

const MOMENTS: [string, (deps: EngineDeps) => EngineDeps][] = [
  ["at its start", interruptAtStart],
  ["at its first request", (deps) => interruptAt(deps, "")],
];

describe.each(MOMENTS)("a job that is interrupted %s", (_, interrupt) => {
  test.each(Object.keys(CASES))("%s is no failure, and its work is done later", async (name) => {
    const { arrange, isDone } = CASES[name]!;
    const payload = await arrange();
    expect(await isDone(payload)).toBe(false);
    // A probe begins with a fault, which its interruption leaves.
    const known = { ...NONE, faults: (await failures()).faults };
    const isThrown = await handle(interrupt(shop.deps), name, payload).then(
      () => false,
      () => true,
    );
    expect(await failures()).toEqual(known);
    await continueWork(name, payload, isThrown);
    expect(await failures()).toEqual(NONE);
    expect(await isDone(payload)).toBe(true);
  });
});
