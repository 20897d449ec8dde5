import { runOnce, type TaskList } from "graphile-worker";
import { beforeEach, expect, test } from "vitest";
import { enqueuePoll } from "@/lib/sync/orders/poll-store";
import { startRun } from "@/lib/sync/drive/start-run";
import { enqueueStockChanged, enqueueStockPush } from "@/lib/sync/stock/push-changed-stock";
import { receiveDelivery } from "@/lib/sync/webhooks/receive-delivery";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createProduct } from "@/lib/testing/factories";
import { createRecordedEndpoints, recordedDeliveries } from "@/lib/testing/recorded-deliveries";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { runJobsWithin } from "./run-jobs-within";
import { createTaskList } from "./task-list";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
  await testDb.pool().query("delete from graphile_worker._private_jobs");
});

test("of waiting jobs a delivery runs first, then polls, stock and the catalogue, whichever was enqueued first", async () => {
  await startRun(h.db, {
    businessId: h.business.id,
    storeId: h.store.id,
    kind: "products",
    mode: "all",
    trigger: "user",
    userId: null,
  });
  await enqueueStockPush(h.db, h.store.id);
  await enqueuePoll(h.db, h.store.id);
  await createRecordedEndpoints(h.db, h.store.id);
  const delivery = recordedDeliveries().find(({ isPing }) => !isPing)!;
  expect(await receiveDelivery(h.db, { ...delivery, storeId: String(h.store.id) })).toMatchObject({ status: 202 });

  const taken: string[] = [];
  const names = Object.keys(createTaskList(h.deps));
  const taskList: TaskList = Object.fromEntries(names.map((name) => [name, () => void taken.push(name)]));
  await runOnce({ pgPool: testDb.pool(), taskList, concurrency: 1, noHandleSignals: true });
  expect(taken).toEqual(["orders.delivery", "orders.poll", "stock.push", "sync.run-step"]);
});

test("a burst of movements makes one push with one request", async () => {
  const { variations } = await createProduct(h.db, h.business.id, { sku: "BURST", stock: { [h.location.id]: 50 } });
  await h.sync();
  await testDb.pool().query("delete from graphile_worker._private_jobs");
  h.takeWrites();
  for (let index = 0; index < 12; index += 1) {
    const goods = { businessId: h.business.id, variationId: variations[0]!.id, locationId: h.location.id };
    await h.db.stockMovement.create({ data: { ...goods, kind: "sale", quantity: -1 } });
    // Each process that is notified enqueues the job.
    await Promise.all([enqueueStockChanged(h.db, h.business.id), enqueueStockChanged(h.db, h.business.id)]);
  }
  const { rows } = await testDb
    .pool()
    .query<{ name: string }>("select task_identifier as name from graphile_worker.jobs");
  expect(rows).toEqual([{ name: "stock.changed" }]);

  await testDb.pool().query("update graphile_worker._private_jobs set run_at = now()");
  const { jobs } = await runJobsWithin(h.deps, testDb.pool(), 20_000, 2);
  expect(jobs.failed).toBe(0);
  expect(sandbox().state.findBySku("BURST")?.stock_quantity).toBe(38);
  expect(h.takeWrites()).toBe(1);
});

test("movements without a pause do not put off the job that processes them", async () => {
  const findRunAt = async () =>
    (await testDb.pool().query<{ run_at: Date }>("select run_at from graphile_worker._private_jobs")).rows;
  await enqueueStockChanged(h.db, h.business.id);
  const first = await findRunAt();
  for (let index = 0; index < 5; index += 1) await enqueueStockChanged(h.db, h.business.id);
  expect(await findRunAt()).toEqual(first);
  expect(first).toHaveLength(1);
});
