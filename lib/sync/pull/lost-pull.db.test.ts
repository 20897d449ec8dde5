import { expect, test } from "vitest";
import { scheduleDueRuns } from "@/lib/sync/drive/schedule-runs";
import { createHarness } from "@/lib/testing/engine-harness";
import { drainPull, ownerOf } from "@/lib/testing/pulling";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { PULL_KEY } from "./jobs";
import { startPull } from "./start-pull";

const testDb = useTestDb();
const sandbox = useSandbox();

test("a pull whose job is gone goes on with the schedule's next look", async () => {
  const h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
  await ownerOf(h).product({ name: "Mug", sku: "MUG" });
  const { id } = await startPull(h.db, { businessId: h.business.id, storeId: h.store.id, userId: null });
  const jobs = async () =>
    (await testDb.pool().query("select 1 from graphile_worker.jobs where key = $1", [PULL_KEY.of(id)])).rowCount;
  const look = () => scheduleDueRuns(h.db, "https://pos.example.com");
  expect(await jobs()).toBe(1);
  await testDb.pool().query("delete from graphile_worker._private_jobs");
  await look();
  // Its job may be about to be written.
  expect(await jobs()).toBe(0);
  await h.db.storePull.update({ where: { id }, data: { createdAt: new Date(Date.now() - 3 * 60_000) } });
  await look();
  expect(await jobs()).toBe(1);
  expect(await drainPull(h, id)).toMatchObject({ status: "ready" });
  await testDb.pool().query("delete from graphile_worker._private_jobs");
  await look();
  expect(await jobs()).toBe(0);
});
