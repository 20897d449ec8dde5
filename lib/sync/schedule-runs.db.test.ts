import { beforeEach, expect, test } from "vitest";
import type { Store } from "@/lib/generated/prisma/client";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { createBusiness, createLocation, createProduct, createStore } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { scheduleDueRuns } from "./schedule-runs";
import { encryptStoreKeys } from "./store-client";

const testDb = useTestDb();
let store: Store;
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

beforeEach(async () => {
  const db = testDb.db();
  await migrateJobs(testDb.pool());
  await db.store.deleteMany();
  const business = await createBusiness(db);
  const location = await createLocation(db, business.id);
  await createProduct(db, business.id, { sku: "MUG", stock: { [location.id]: 1 } });
  const created = await createStore(db, business.id, location.id);
  const keys = encryptStoreKeys({ consumerKey: "ck", consumerSecret: "cs" });
  store = await db.store.update({ where: { id: created.id }, data: { ...keys, autoSync: true, autoSyncMinutes: 15 } });
});

const set = (data: Parameters<ReturnType<typeof testDb.db>["store"]["update"]>[0]["data"]) => testDb.db().store.update({ where: { id: store.id }, data });

test("a store that was never synced is due, once", async () => {
  expect(await scheduleDueRuns(testDb.db())).toMatchObject({ runs: 1, polls: 1 });
  expect(await scheduleDueRuns(testDb.db())).toMatchObject({ runs: 0 });
  expect(await testDb.db().syncRun.count({ where: { storeId: store.id } })).toBe(1);
});

test("two calls at once start one run", async () => {
  const both = await Promise.all([scheduleDueRuns(testDb.db()), scheduleDueRuns(testDb.db())]);
  expect(both[0].runs + both[1].runs).toBe(1);
});

test.each([
  { name: "auto sync is off", data: { autoSync: false } },
  { name: "the key was refused", data: { faultCode: "auth_bad_key" } },
  { name: "no key was saved", data: { consumerKeyEnc: null } },
])("nothing is due when $name", async ({ data }) => {
  await set(data);
  expect(await scheduleDueRuns(testDb.db())).toMatchObject({ runs: 0, polls: 0, pushes: 0, checks: 0 });
});

test("nothing changed is no run, but noted as in step", async () => {
  await testDb.db().$executeRaw`alter table products disable trigger user`;
  await testDb.db().$executeRaw`update products set changed_at = now() - interval '2 days'`;
  await testDb.db().$executeRaw`alter table products enable trigger user`;
  await set({ changesSentUpTo: minutesAgo(60), lastInStepAt: minutesAgo(60) });
  expect(await scheduleDueRuns(testDb.db())).toMatchObject({ runs: 0 });
  const after = await testDb.db().store.findUniqueOrThrow({ where: { id: store.id } });
  expect(after.lastInStepAt?.getTime()).toBeGreaterThan(minutesAgo(1).getTime());
});

test("a changed product is due at the next interval, and a moved quantity at once", async () => {
  await set({ changesSentUpTo: minutesAgo(1), lastInStepAt: minutesAgo(1), stockSentUpTo: minutesAgo(60), ordersPolledAt: minutesAgo(1) });
  expect(await scheduleDueRuns(testDb.db())).toMatchObject({ runs: 0, pushes: 1, polls: 0 });
  await set({ lastInStepAt: minutesAgo(16) });
  expect(await scheduleDueRuns(testDb.db())).toMatchObject({ runs: 1 });
});

test("renaming an attribute's value or changing the currency reaches the products", async () => {
  const db = testDb.db();
  const size = await db.attribute.create({ data: { businessId: store.businessId, name: "Size", values: { create: { name: "S" } } }, include: { values: true } });
  const product = await db.product.findFirstOrThrow({ where: { businessId: store.businessId }, include: { variations: true } });
  const valueId = size.values[0]?.id ?? 0;
  await db.variationOption.create({ data: { variationId: product.variations[0]?.id ?? 0, attributeValueId: valueId } });
  const before = await db.product.findUniqueOrThrow({ where: { id: product.id } });
  await db.attributeValue.update({ where: { id: valueId }, data: { name: "Small" } });
  const after = await db.product.findUniqueOrThrow({ where: { id: product.id } });
  expect(after.changedAt.getTime()).toBeGreaterThan(before.changedAt.getTime());
  await set({ changesSentUpTo: new Date() });
  await db.business.update({ where: { id: store.businessId }, data: { currency: "KWD" } });
  expect(await db.store.findUniqueOrThrow({ where: { id: store.id } })).toMatchObject({ changesSentUpTo: null });
});
