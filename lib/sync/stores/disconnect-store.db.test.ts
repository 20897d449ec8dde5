import { beforeEach, expect, test } from "vitest";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { scheduleDueRuns } from "@/lib/sync/drive/schedule-runs";
import { startRun } from "@/lib/sync/drive/start-run";
import { runStep } from "@/lib/sync/drive/run-step";
import { pollStore, reconcileStore } from "@/lib/sync/orders/poll-store";
import { pushChangedStock } from "@/lib/sync/stock/push-changed-stock";
import { readSecret } from "@/lib/sync/webhooks/endpoint-secrets";
import { checkWebhooks, setUpWebhooks } from "@/lib/sync/webhooks/maintain-webhooks";
import { processDelivery } from "@/lib/sync/webhooks/process-delivery";
import { receiveDelivery } from "@/lib/sync/webhooks/receive-delivery";
import { getEndpointSecret } from "@/lib/sync/webhooks/rotate-endpoint";
import { loadStoreContext } from "@/lib/sync/core/run-context";
import { createBusiness, createProduct, createUser } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { signWebhook } from "@/lib/woo/signature";
import { disconnectStore } from "./disconnect-store";
import { updateStore } from "./save-store";
import { storeInputSchema } from "./store-input-schema";
import { getStoreOverview } from "./store-overview";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;
let userId: number;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 10 });
  userId = (await createUser(shop.db, shop.business.id)).id;
  await testDb.pool().query("delete from graphile_worker._private_jobs");
});

const where = () => ({ storeId: shop.store.id });
const stored = () => shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } });
const remote = () => [...sandbox().state.raw().webhooks.values()];
const setUp = async () => setUpWebhooks((await loadStoreContext(shop.deps, shop.store.id))!);
const requests = () => sandbox().requests.list().length;
const disconnect = (removesWebhooks = true, deps: EngineDeps = shop.deps) =>
  disconnectStore(deps, { businessId: shop.business.id, storeId: shop.store.id, userId, removesWebhooks });

/** Dependencies whose client disconnects the store right before it sends a request. */
function disconnectingAt(method: "get" | "post", path: string): EngineDeps {
  let isDone = false;
  const openClient: EngineDeps["openClient"] = (store) => {
    const client = shop.deps.openClient(store);
    const before = async (called: string) => {
      if (isDone || called !== path) return;
      isDone = true;
      await disconnect();
    };
    return {
      ...client,
      get: async (called, ...rest) => {
        if (method === "get") await before(called);
        return client.get(called, ...rest);
      },
      post: async (called, ...rest) => {
        if (method === "post") await before(called);
        return client.post(called, ...rest);
      },
    };
  };
  return { ...shop.deps, openClient };
}

/** Saves the settings as they are, with keys of the sandbox. */
function reconnect() {
  const { name, url, locationId, autoSync, autoSyncMinutes, settings } = shop.store;
  const { consumerKey, consumerSecret } = sandbox();
  const input = { name, url, locationId, autoSync, autoSyncMinutes, settings, consumerKey, consumerSecret };
  return updateStore(shop.db, shop.business.id, shop.store.id, storeInputSchema.parse(input), userId);
}

test("keys and webhook secrets are deleted, the store's own webhooks too, and everything else stays", async () => {
  const id = shop.place(2);
  await shop.take(id);
  await setUp();
  const foreign = { ...remote()[0]!, id: 4_711, delivery_url: "https://other.example/hook" };
  sandbox().state.raw().webhooks.set(foreign.id, foreign);
  expect(await disconnect()).toEqual({ removed: 4, problem: null });
  expect(remote().map((webhook) => webhook.id)).toEqual([foreign.id]);
  expect(await stored()).toMatchObject({
    consumerKeyEnc: null,
    consumerSecretEnc: null,
    disconnectedAt: expect.any(Date),
    faultCode: null,
  });
  expect(await shop.db.webhookEndpoint.count({ where: where() })).toBe(0);
  expect(await shop.db.productLink.count({ where: where() })).toBe(1);
  expect(await shop.saleOf(id)).toMatchObject({ status: "final" });
  expect(sandbox().state.findBySku("MUG")).toBeDefined();
  expect(await shop.db.activity.findMany({ where: { action: "store.disconnected" } })).toMatchObject([
    { userId, entityId: shop.store.id, details: { name: shop.store.name, url: shop.store.url } },
  ]);
  expect(await shop.db.storeEvent.findMany({ where: { ...where(), kind: "disconnected" } })).toHaveLength(1);
  expect((await getStoreOverview(shop.db, shop.business.id, shop.store.id)).state).toEqual({
    kind: "not_connected",
    disconnectedAt: (await stored()).disconnectedAt!.toISOString(),
  });
});

test("webhooks stay there when a person wishes so, and their deliveries are refused", async () => {
  await setUp();
  const endpoint = await shop.db.webhookEndpoint.findFirstOrThrow({ where: { ...where(), topic: "order_updated" } });
  const rawBody = Buffer.from('{"id":1}');
  const delivery = {
    topicSlug: "order-updated",
    storeId: String(shop.store.id),
    rawBody,
    signature: signWebhook(rawBody, readSecret(endpoint)),
    deliveryId: "1",
  };
  expect(await receiveDelivery(shop.db, delivery)).toMatchObject({ status: 202 });
  expect(await disconnect(false)).toEqual({ removed: 0, problem: null });
  expect(remote()).toHaveLength(4);
  expect(await receiveDelivery(shop.db, { ...delivery, deliveryId: "2" })).toEqual({ status: 404, kind: "unknown" });
  await expect(getEndpointSecret(shop.deps, shop.business.id, shop.store.id, "order_updated")).rejects.toMatchObject({
    message: "storeNotConnected",
  });
  // One that was received before waits for its job.
  const received = await shop.db.delivery.findFirstOrThrow({ where: where() });
  await processDelivery(shop.deps, received.id);
  expect(await shop.db.delivery.findFirstOrThrow({ where: where() })).toMatchObject({
    outcome: "ignored",
    errorCode: "storeNotConnected",
  });
});

test("no job, schedule or run touches the store any more", async () => {
  await setUp();
  await shop.db.store.update({ where: { id: shop.store.id }, data: { autoSync: true } });
  const queued = await startRun(shop.db, {
    businessId: shop.business.id,
    ...where(),
    kind: "products",
    mode: "all",
    trigger: "user",
    userId,
  });
  await disconnect();
  expect(await shop.db.syncRun.findUniqueOrThrow({ where: { id: queued.id } })).toMatchObject({
    status: "cancelled",
    finishedAt: expect.any(Date),
  });
  await testDb.pool().query("delete from graphile_worker._private_jobs");
  const before = requests();
  await createProduct(shop.db, shop.business.id, { sku: "CUP", stock: { [shop.location.id]: 3 } });
  await scheduleDueRuns(shop.db, shop.deps.publicUrl);
  const { rows } = await testDb
    .pool()
    .query("select key from graphile_worker.jobs where key like $1", [`%-${shop.store.id}`]);
  expect(rows).toEqual([]);
  await runStep(shop.deps, queued.id);
  await pollStore(shop.deps, shop.store.id);
  await reconcileStore(shop.deps, shop.store.id);
  await pushChangedStock(shop.deps, shop.store.id);
  await checkWebhooks(shop.deps, shop.store.id);
  expect(requests()).toBe(before);
  await expect(shop.sync()).rejects.toMatchObject({ message: "storeNotConnected" });
});

test("a run that was requested at that moment is cancelled, and is no fault", async () => {
  await disconnect();
  const run = await shop.db.syncRun.create({
    data: { businessId: shop.business.id, ...where(), kind: "products", mode: "all", trigger: "user" },
  });
  await runStep(shop.deps, run.id);
  expect(await shop.db.syncRun.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({ status: "cancelled" });
  expect(await stored()).toMatchObject({ faultCode: null });
});

test("a run under way ends with the request that it has sent", async () => {
  for (let count = 0; count < 6; count += 1) await createProduct(shop.db, shop.business.id, { sku: `P-${count}` });
  const deps = { ...disconnectingAt("post", "products/batch"), sliceSize: 2 };
  const run = await startRun(shop.db, {
    businessId: shop.business.id,
    ...where(),
    kind: "products",
    mode: "all",
    trigger: "user",
    userId,
  });
  let error: unknown;
  for (let step = 0; step < 12 && error === undefined; step += 1)
    await runStep(deps, run.id).catch((thrown: unknown) => (error = thrown));
  expect(await shop.db.syncRun.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({ status: "cancelled" });
  expect(
    sandbox()
      .state.products()
      .filter(({ sku }) => sku.startsWith("P-")).length,
  ).toBeLessThanOrEqual(2);
  const after = requests();
  await runStep(deps, run.id);
  expect(requests()).toBe(after);
});

test("a poll under way sends no further request", async () => {
  const listings = () =>
    sandbox()
      .requests.list()
      .filter(({ path, method }) => path === "orders" && method === "GET").length;
  const before = listings();
  await expect(pollStore(disconnectingAt("get", "orders"), shop.store.id)).rejects.toMatchObject({
    name: "Interrupted",
  });
  expect(listings()).toBe(before + 1);
});

test("a webhook that a check creates at that moment is deleted again", async () => {
  const context = (await loadStoreContext(disconnectingAt("post", "webhooks"), shop.store.id))!;
  await expect(setUpWebhooks(context)).rejects.toMatchObject({ name: "Interrupted" });
  expect(remote()).toEqual([]);
});

test("two clicks at once are one", async () => {
  await setUp();
  const removals = await Promise.all([disconnect(), disconnect()]);
  expect(removals.map(({ removed }) => removed).sort()).toEqual([0, 4]);
  expect(await shop.db.activity.count({ where: { action: "store.disconnected", entityId: shop.store.id } })).toBe(1);
});

test("a store that does not answer is disconnected, and its webhooks are said to stay", async () => {
  await setUp();
  sandbox().faults.set({ serverError: { count: 10, path: "webhooks" } });
  expect(await disconnect()).toMatchObject({ removed: 0, problem: { code: "store_error" } });
  sandbox().faults.clear();
  expect(await stored()).toMatchObject({ consumerKeyEnc: null });
  expect(remote()).toHaveLength(4);
});

test("a store of another business is not found", async () => {
  const other = await createBusiness(shop.db);
  const request = { businessId: other.id, storeId: shop.store.id, userId, removesWebhooks: true };
  await expect(disconnectStore(shop.deps, request)).rejects.toMatchObject({ code: "not_found" });
  expect((await stored()).consumerKeyEnc).not.toBeNull();
});

test("keys for the same shop continue with the links and orders that stayed", async () => {
  const first = shop.place(2);
  await shop.poll();
  await disconnect();
  clock.forward(60);
  const meanwhile = shop.place(1);
  expect(await reconnect()).toMatchObject({ disconnectedAt: null, consumerKeyEnc: expect.any(String) });
  expect(await shop.sync()).toMatchObject({ status: "completed", created: 0, failed: 0 });
  await pollStore(shop.deps, shop.store.id);
  expect(await shop.saleOf(meanwhile)).toMatchObject({ status: "final" });
  expect(await shop.db.orderLink.count({ where: { ...where(), remoteId: { in: [first, meanwhile] } } })).toBe(2);
  expect(await shop.stockHere()).toBe(7);
});

test("keys for another database at the address lead to the question", async () => {
  const id = shop.place(2);
  await shop.poll();
  await disconnect();
  sandbox().state.raw().orders.get(id)!.order_key = "wc_order_another";
  clock.forward(1);
  sandbox().setOrderStatus(id, "completed");
  await reconnect();
  await pollStore(shop.deps, shop.store.id);
  expect(await stored()).toMatchObject({ faultCode: "other_database" });
});
