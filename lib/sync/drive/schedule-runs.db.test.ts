import { beforeEach, expect, test } from "vitest";
import type { Store } from "@/lib/generated/prisma/client";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { createBusiness, createLocation, createProduct, createStore } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { listPollDue } from "./queries/list-poll-due";
import { listReconcileDue } from "./queries/list-reconcile-due";
import { listRunDue } from "./queries/list-run-due";
import { listStockDue } from "./queries/list-stock-due";
import { listWebhooksDue } from "./queries/list-webhooks-due";
import { scheduleDueRuns } from "./schedule-runs";
import { getStoreOverview } from "@/lib/sync/stores/store-overview";
import { startRun } from "./start-run";
import { encryptStoreKeys } from "@/lib/sync/core/store-client";

const testDb = useTestDb();
let store: Store;
const schedule = () => scheduleDueRuns(testDb.db(), "https://pos.example.com");
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
  store = await db.store.update({
    where: { id: created.id },
    data: { ...keys, autoSync: true, autoSyncMinutes: 15, firstSyncAt: minutesAgo(120) },
  });
});

const set = (data: Parameters<ReturnType<typeof testDb.db>["store"]["update"]>[0]["data"]) =>
  testDb.db().store.update({ where: { id: store.id }, data });

test("auto sync begins no first sync, while orders and webhooks go on", async () => {
  const db = testDb.db();
  await set({ firstSyncAt: null });
  await db.webhookEndpoint.create({
    data: { storeId: store.id, topic: "order_created", secretEnc: "", remoteId: 1, remoteStatus: "missing" },
  });
  expect(await schedule()).toMatchObject({ runs: 0, polls: 1, checks: 1 });
  expect(await getStoreOverview(db, store.businessId, store.id)).toMatchObject({
    isAutoSyncWaiting: true,
    nextAutoSyncAt: null,
  });
  expect(await db.syncRun.count({ where: { storeId: store.id } })).toBe(0);
});

test.each([
  { name: "all products", kind: "products", mode: "all", trigger: "user", begins: true },
  { name: "new products", kind: "products", mode: "new", trigger: "user", begins: true },
  { name: "the set-up of the demo", kind: "products", mode: "all", trigger: "setup", begins: true },
  { name: "chosen products", kind: "products", mode: "chosen", trigger: "user", begins: false },
  { name: "categories", kind: "categories", mode: "all", trigger: "user", begins: false },
  { name: "orders", kind: "orders", mode: "changed", trigger: "user", begins: false },
  { name: "no person", kind: "products", mode: "changed", trigger: "schedule", begins: false },
] as const)("whether auto sync follows a run of $name", async ({ kind, mode, trigger, begins }) => {
  const db = testDb.db();
  await set({ firstSyncAt: null });
  const { businessId, id: storeId } = store;
  await startRun(db, { businessId, storeId, kind, mode, trigger, userId: null });
  await db.syncRun.updateMany({
    where: { storeId },
    data: { status: "cancelled", finishedAt: new Date(), createdAt: minutesAgo(60) },
  });
  expect(await schedule()).toMatchObject({ runs: begins ? 1 : 0 });
  expect(await getStoreOverview(db, businessId, storeId)).toMatchObject({ isAutoSyncWaiting: !begins });
});

test("a store that was never synced is due, once", async () => {
  expect(await schedule()).toMatchObject({ runs: 1, polls: 1 });
  expect(await schedule()).toMatchObject({ runs: 0 });
  expect(await testDb.db().syncRun.count({ where: { storeId: store.id } })).toBe(1);
});

test("two calls at once start one run", async () => {
  const both = await Promise.all([schedule(), schedule()]);
  expect(both[0].runs + both[1].runs).toBe(1);
});

test.each([
  {
    name: "auto sync, orders and quantities are off",
    data: { autoSync: false, orderSettings: { isEnabled: false, pushStock: false } },
  },
  { name: "the key was refused", data: { faultCode: "auth_bad_key" } },
  { name: "no key was saved", data: { consumerKeyEnc: null } },
])("nothing is due when $name", async ({ data }) => {
  await set(data);
  expect(await schedule()).toMatchObject({ runs: 0, polls: 0, pushes: 0, checks: 0 });
});

test("a store without changes gets no run, but is recorded as in sync", async () => {
  await testDb.db().$executeRaw`alter table products disable trigger user`;
  await testDb.db().$executeRaw`update products set changed_at = now() - interval '2 days'`;
  await testDb.db().$executeRaw`alter table products enable trigger user`;
  await set({ changesSentUpTo: minutesAgo(60), lastInStepAt: minutesAgo(60) });
  expect(await schedule()).toMatchObject({ runs: 0 });
  const after = await testDb.db().store.findUniqueOrThrow({ where: { id: store.id } });
  expect(after.lastInStepAt?.getTime()).toBeGreaterThan(minutesAgo(1).getTime());
});

test("a changed product is due at the next interval, and a moved quantity at once", async () => {
  await set({
    changesSentUpTo: minutesAgo(1),
    lastInStepAt: minutesAgo(1),
    stockSentUpTo: minutesAgo(60),
    ordersPolledAt: minutesAgo(1),
  });
  expect(await schedule()).toMatchObject({ runs: 0, pushes: 1, polls: 0 });
  await set({ lastInStepAt: minutesAgo(16) });
  expect(await schedule()).toMatchObject({ runs: 1 });
});

test("without auto sync orders are still polled and quantities still sent, where these are on", async () => {
  const inStep = { autoSync: false, changesSentUpTo: minutesAgo(60), stockSentUpTo: minutesAgo(60) };
  await set(inStep);
  expect(await schedule()).toMatchObject({ runs: 0, polls: 1, pushes: 1 });
  await set({ orderSettings: { pushStock: false } });
  expect(await schedule()).toMatchObject({ runs: 0, polls: 1, pushes: 0 });
  await set({ orderSettings: { isEnabled: false } });
  expect(await schedule()).toMatchObject({ runs: 0, polls: 0, pushes: 1 });
});

test("unimported units are rechecked once their orders must be imported", async () => {
  const db = testDb.db();
  const variation = await db.variation.findFirstOrThrow({ where: { businessId: store.businessId } });
  await db.stockPush.create({
    data: { storeId: store.id, variationId: variation.id, quantity: 1, unseen: 2, pushedAt: minutesAgo(30) },
  });
  await set({
    changesSentUpTo: new Date(),
    lastInStepAt: new Date(),
    stockSentUpTo: new Date(),
    ordersPolledAt: new Date(),
    ordersCaughtUpAt: minutesAgo(40),
  });
  expect(await schedule()).toMatchObject({ pushes: 0 });
  await set({ ordersCaughtUpAt: minutesAgo(20) });
  expect(await schedule()).toMatchObject({ pushes: 1 });
  await db.orderFailure.create({
    data: {
      storeId: store.id,
      remoteId: 7,
      businessId: store.businessId,
      errorCode: "internal",
      nextTryAt: new Date(),
    },
  });
  expect(await schedule()).toMatchObject({ pushes: 0 });
});

test("an order whose stock arrived is served although no worker listened, and one without stock waits", async () => {
  const db = testDb.db();
  await testDb.pool().query("delete from graphile_worker._private_jobs");
  const variation = await db.variation.findFirstOrThrow({ where: { businessId: store.businessId } });
  const sale = await db.sale.create({
    data: {
      businessId: store.businessId,
      locationId: store.locationId,
      number: "W-1",
      source: "woocommerce",
      status: "draft",
      draftReason: "out_of_stock",
      soldAt: new Date(),
      currency: "USD",
      total: 10,
      lines: {
        create: {
          position: 0,
          variationId: variation.id,
          name: "Mug",
          quantity: 3,
          unitPrice: 10,
          subtotal: 30,
          total: 30,
        },
      },
      order: {
        create: {
          storeId: store.id,
          remoteId: 9,
          businessId: store.businessId,
          number: "9",
          remoteStatus: "processing",
          remoteModifiedAt: new Date(),
          contentHash: "",
          agreed: {},
        },
      },
    },
  });
  const changed = async () =>
    (await testDb.pool().query("select 1 from graphile_worker.jobs where task_identifier = 'stock.changed'")).rowCount;
  await schedule();
  expect(await changed()).toBe(0);
  await db.stockMovement.create({
    data: {
      businessId: store.businessId,
      variationId: variation.id,
      locationId: sale.locationId,
      kind: "receipt",
      quantity: 2,
    },
  });
  await schedule();
  expect(await changed()).toBe(1);
});

test("renaming an attribute's value or changing the currency reaches the products", async () => {
  const db = testDb.db();
  const size = await db.attribute.create({
    data: { businessId: store.businessId, name: "Size", values: { create: { name: "S" } } },
    include: { values: true },
  });
  const product = await db.product.findFirstOrThrow({
    where: { businessId: store.businessId },
    include: { variations: true },
  });
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

test("a store that has waited longer is listed first, whatever its id", async () => {
  const db = testDb.db();
  const other = await createStore(db, store.businessId, store.locationId);
  await db.store.update({
    where: { id: other.id },
    data: {
      consumerKeyEnc: store.consumerKeyEnc,
      consumerSecretEnc: store.consumerSecretEnc,
      autoSync: true,
      ordersPolledAt: minutesAgo(60),
      stockSentUpTo: minutesAgo(60),
      changesSentUpTo: minutesAgo(60),
      ordersReconciledAt: minutesAgo(60 * 60),
      lastInStepAt: minutesAgo(60),
      firstSyncAt: minutesAgo(120),
    },
  });
  await set({
    ordersPolledAt: minutesAgo(30),
    stockSentUpTo: minutesAgo(30),
    changesSentUpTo: minutesAgo(30),
    ordersReconciledAt: minutesAgo(60 * 30),
    lastInStepAt: minutesAgo(30),
  });
  for (const [storeId, checkedAt] of [
    [store.id, minutesAgo(70)],
    [other.id, minutesAgo(90)],
  ] as const)
    await db.webhookEndpoint.create({
      data: { storeId, topic: "order_created", secretEnc: "", remoteId: 1, remoteStatus: "missing", checkedAt },
    });
  for (const list of [listRunDue, listPollDue, listReconcileDue, listStockDue, listWebhooksDue]) {
    expect(
      (await list(db)).map(({ id }) => id),
      list.name,
    ).toEqual([other.id, store.id]);
    expect(
      (await list(db, 1)).map(({ id }) => id),
      list.name,
    ).toEqual([other.id]);
  }
});

test("two hundred stores that are due each minute delay the poll of no other", async () => {
  const db = testDb.db();
  const { consumerKeyEnc, consumerSecretEnc, businessId, locationId } = store;
  const stuck = await db.store.createManyAndReturn({
    data: Array.from({ length: 200 }, (_, index) => ({
      businessId,
      locationId,
      name: `Stuck ${index}`,
      url: `https://stuck-${index}.example`,
      consumerKeyEnc,
      consumerSecretEnc,
      orderSettings: { pushStock: false },
      ordersPolledAt: new Date(),
    })),
  });
  await db.webhookEndpoint.createMany({
    data: stuck.map(({ id }) => ({
      storeId: id,
      topic: "order_created" as const,
      secretEnc: "",
      remoteId: 1,
      remoteStatus: "missing",
    })),
  });
  const last = await createStore(db, businessId, locationId);
  await db.store.update({ where: { id: last.id }, data: { consumerKeyEnc, consumerSecretEnc } });
  await testDb.pool().query("delete from graphile_worker._private_jobs");
  expect(await schedule()).toMatchObject({ checks: 200 });
  const { rows } = await testDb.pool().query("select 1 from graphile_worker.jobs where key = $1", [`poll-${last.id}`]);
  expect(rows).toHaveLength(1);
});
