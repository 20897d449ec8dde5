import { beforeEach, expect, test } from "vitest";
import type { Store } from "@/lib/generated/prisma/client";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { createBusiness, createLocation, createStore } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { scheduleDueRuns } from "@/lib/sync/drive/schedule-runs";
import { encryptStoreKeys } from "@/lib/sync/core/store-client";

const testDb = useTestDb();
let store: Store;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

beforeEach(async () => {
  await migrateJobs(testDb.pool());
  const business = await createBusiness(testDb.db());
  const location = await createLocation(testDb.db(), business.id);
  const created = await createStore(testDb.db(), business.id, location.id);
  const keys = encryptStoreKeys({ consumerKey: "ck", consumerSecret: "cs" });
  store = await testDb.db().store.update({ where: { id: created.id }, data: { ...keys, autoSync: true } });
});

test.each([
  {
    name: "never reconciled, connected long ago",
    isDue: true,
    data: { createdAt: hoursAgo(30), ordersPolledAt: hoursAgo(1) },
  },
  {
    name: "never reconciled, connected today",
    isDue: false,
    data: { createdAt: hoursAgo(3), ordersPolledAt: hoursAgo(1) },
  },
  {
    name: "reconciled yesterday",
    isDue: true,
    data: { createdAt: hoursAgo(90), ordersPolledAt: hoursAgo(1), ordersReconciledAt: hoursAgo(25) },
  },
  {
    name: "reconciled today",
    isDue: false,
    data: { createdAt: hoursAgo(90), ordersPolledAt: hoursAgo(1), ordersReconciledAt: hoursAgo(23) },
  },
  { name: "nothing imported yet", isDue: false, data: { createdAt: hoursAgo(90), ordersPolledAt: null } },
  {
    name: "the key was refused",
    isDue: false,
    data: { createdAt: hoursAgo(90), ordersPolledAt: hoursAgo(1), faultCode: "auth_bad_key" },
  },
])("whether deleted orders are looked for: $name", async ({ data, isDue }) => {
  await testDb.db().store.update({ where: { id: store.id }, data });
  await scheduleDueRuns(testDb.db(), "https://pos.example.com");
  const jobs = await testDb.db().$queryRaw<
    { key: string }[]
  >`select key from graphile_worker.jobs where key = ${`reconcile-${store.id}`}`;
  expect(jobs).toHaveLength(isDue ? 1 : 0);
});
