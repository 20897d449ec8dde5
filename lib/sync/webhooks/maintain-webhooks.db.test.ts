import { expect, test } from "vitest";
import { z } from "zod";
import { scheduleDueRuns } from "@/lib/sync/drive/schedule-runs";
import { encryptStoreKeys, openStoreClient } from "@/lib/sync/core/store-client";
import { createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useWebhookShop } from "@/lib/testing/webhook-shop";
import { loadStoreContext } from "@/lib/sync/core/run-context";
import { readSecret } from "./endpoint-secrets";
import { checkWebhooks, recordRepairs, setUpWebhooks } from "./maintain-webhooks";
import { checkHealth } from "./webhook-health";

const testDb = useTestDb();
const { sandbox, server, h, setUp, remote, endpoints, notes } = useWebhookShop(testDb);
const actionsOf = (checks: Awaited<ReturnType<typeof setUp>>) => checks.map(({ action }) => action);

test("creates four webhooks, each with its own URL and secret, and accepts the store's pings", async () => {
  expect(actionsOf(await setUp())).toEqual(["made", "made", "made", "made"]);
  expect(remote().map(({ topic, delivery_url, status }) => ({ topic, delivery_url, status }))).toEqual(
    ["created", "updated", "deleted", "restored"].map((event) => ({
      topic: `order.${event}`,
      delivery_url: `${server().url}/pos/webhook/order-${event}/${h().store.id}`,
      status: "active",
    })),
  );
  expect(new Set(remote().map(({ secret }) => secret)).size).toBe(4);
  for (const endpoint of await endpoints()) {
    expect(
      sandbox()
        .state.raw()
        .webhooks.get(endpoint.remoteId ?? 0)?.secret,
    ).toBe(readSecret(endpoint));
    expect(endpoint).toMatchObject({ remoteStatus: "active", checkedAt: expect.any(Date) });
  }
  await sandbox().deliverWebhooks();
  expect(
    sandbox()
      .deliveries.slice(-4)
      .map(({ status }) => status),
  ).toEqual([200, 200, 200, 200]);
});

test("a second set-up leaves them unchanged, without a single write", async () => {
  await setUp();
  h().takeWrites();
  expect(actionsOf(await setUp())).toEqual(["kept", "kept", "kept", "kept"]);
  expect(h().takeWrites()).toBe(0);
  await checkWebhooks(h().deps, h().store.id);
  expect(await notes()).toEqual([]);
});

test.each(["disabled", "paused"] as const)(
  "a %s webhook is deleted and created again, with a store event",
  async (status) => {
    await setUp();
    const broken = remote()[1]!;
    broken.status = status;
    broken.failure_count = 7;
    await checkWebhooks(h().deps, h().store.id);
    expect(sandbox().state.raw().webhooks.has(broken.id)).toBe(false);
    expect(remote().map((one) => one.status)).toEqual(["active", "active", "active", "active"]);
    expect(remote().find((one) => one.topic === broken.topic)).toMatchObject({
      failure_count: 0,
      secret: broken.secret,
    });
    expect(await notes()).toMatchObject([
      { kind: "webhook_repaired", userId: null, details: { topic: broken.topic, found: status } },
    ]);
  },
);

test("a store that refuses local addresses: repaired once, then left until a delivery arrives or a person asks", async () => {
  await h().db.store.deleteMany({ where: { id: { not: h().store.id } } });
  sandbox().faults.set({ refusesLocalAddresses: true });
  await setUp();
  const hook = () => remote().find(({ topic }) => topic === "order.updated")!;
  await h().deps.openClient(h().store).post("products", { name: "Tea", sku: "TEA", regular_price: "4" }, z.unknown());
  const order = Number(sandbox().placeOrder({ lines: [{ sku: "TEA", quantity: 1 }] })["id"]);
  /** The ping fails too: the seventh failure in a row disables the webhook. */
  async function failUntilDisabled() {
    for (let count = 0; hook().status === "active"; count += 1) {
      expect(count).toBeLessThan(7);
      sandbox().setOrderStatus(order, count % 2 === 0 ? "completed" : "processing");
      await sandbox().deliverWebhooks();
    }
    expect(hook().failure_count).toBe(7);
  }
  async function lookAnHourLater() {
    await h().db.webhookEndpoint.updateMany({
      where: { storeId: h().store.id },
      data: { checkedAt: new Date(Date.now() - 2 * 3_600_000) },
    });
    expect(await scheduleDueRuns(h().db, "https://pos.example.com")).toMatchObject({ checks: 1 });
    await checkWebhooks(h().deps, h().store.id);
  }

  await failUntilDisabled();
  expect(
    sandbox()
      .deliveries.slice(-7)
      .map(({ status }) => status),
  ).toEqual([0, 0, 0, 0, 0, 0, 0]);
  await lookAnHourLater();
  expect(hook().status).toBe("active");
  await failUntilDisabled();
  h().takeWrites();
  for (let hour = 0; hour < 3; hour += 1) await lookAnHourLater();
  expect(h().takeWrites()).toBe(0);
  expect(await notes()).toMatchObject([{ details: { topic: "order.updated", found: "disabled" } }]);
  expect(await scheduleDueRuns(h().db, "https://pos.example.com")).toMatchObject({ checks: 0 });
  await checkHealth((await loadStoreContext(h().deps, h().store.id))!);
  expect((await endpoints()).map(({ remoteStatus }) => remoteStatus)).toEqual([
    "active",
    "unreachable",
    "active",
    "active",
  ]);

  expect(actionsOf(await setUp())).toEqual(["kept", "repaired", "kept", "kept"]);
  sandbox().faults.clear();
  sandbox().setOrderStatus(order, "cancelled");
  await sandbox().deliverWebhooks();
  hook().status = "disabled";
  await checkWebhooks(h().deps, h().store.id);
  expect(hook().status).toBe("active");
});

test("a webhook deleted in the store is created again", async () => {
  await setUp();
  sandbox().state.raw().webhooks.delete(remote()[0]!.id);
  await checkWebhooks(h().deps, h().store.id);
  expect(remote()).toHaveLength(4);
  expect(await notes()).toMatchObject([{ kind: "webhook_repaired", details: { found: "missing" } }]);
});

test("webhooks of others stay, even one with the stored id", async () => {
  await setUp();
  const [ours, kept] = remote();
  // A reinstalled store gives its first ids to webhooks of others.
  Object.assign(ours!, {
    delivery_url: "https://erp.example/hook",
    topic: "product.updated",
    name: "ERP",
    status: "disabled",
  });
  await checkWebhooks(h().deps, h().store.id);
  expect(sandbox().state.raw().webhooks.get(ours!.id)).toMatchObject({ name: "ERP", status: "disabled" });
  expect(sandbox().state.raw().webhooks.has(kept!.id)).toBe(true);
  expect(remote()).toHaveLength(5);
});

test("a new public address creates the webhooks again", async () => {
  await setUp();
  const moved = { ...h().deps, publicUrl: "https://pos.example.com" };
  await checkWebhooks(moved, h().store.id);
  expect(remote()).toHaveLength(4);
  expect(remote().every((one) => one.delivery_url.startsWith("https://pos.example.com/pos/webhook/order-"))).toBe(true);
  expect((await notes()).map((note) => note.details)).toMatchObject(
    Array.from({ length: 4 }, () => ({ found: "moved" })),
  );
});

test("a webhook created in the store at the same URL is replaced only by a manual set-up", async () => {
  const url = `${server().url}/pos/webhook/order-created/${h().store.id}`;
  await h()
    .deps.openClient(h().store)
    .post("webhooks", { topic: "order.created", delivery_url: url, secret: "typed" }, z.looseObject({}));
  await checkWebhooks(h().deps, h().store.id);
  expect(remote()).toMatchObject([{ secret: "typed" }]);
  await checkHealth((await loadStoreContext(h().deps, h().store.id))!);
  expect((await endpoints()).map(({ topic, remoteStatus, remoteId }) => [topic, remoteStatus, remoteId])).toEqual([
    ["order_created", "active", null],
    ["order_updated", "missing", null],
    ["order_deleted", "missing", null],
    ["order_restored", "missing", null],
  ]);
  expect(actionsOf(await setUp())).toEqual(["repaired", "made", "made", "made"]);
  expect(remote()).toHaveLength(4);
});

test("a health check records the state and repairs nothing", async () => {
  await setUp();
  remote()[2]!.status = "disabled";
  h().takeWrites();
  await checkHealth((await loadStoreContext(h().deps, h().store.id))!);
  expect(h().takeWrites()).toBe(0);
  expect((await endpoints()).map((one) => one.remoteStatus)).toEqual(["active", "active", "disabled", "active"]);
});

test("a read-only key: no state is recorded, and the job ends", async () => {
  await setUp();
  remote()[0]!.status = "disabled";
  const readOnly = { ...h().deps, openClient: openStoreClient };
  await h().db.store.update({ where: { id: h().store.id }, data: encryptStoreKeys(sandbox().readOnlyKey) });
  await checkWebhooks(readOnly, h().store.id);
  expect(await notes()).toEqual([]);
});

test("a store that fails midway: earlier repairs have store events, and the rest is due at once", async () => {
  await h().db.store.deleteMany({ where: { id: { not: h().store.id } } });
  await setUp();
  for (const one of remote()) one.status = "disabled";
  const refused = { isOn: false };
  const failing = {
    ...h().deps,
    openClient: () => {
      const client = h().deps.openClient(h().store);
      const post: typeof client.post = (path, body, schema, options) => {
        const isLater = refused.isOn;
        refused.isOn = true;
        return client.post(path, isLater ? { ...body, topic: "no.such.topic" } : body, schema, options);
      };
      return { ...client, post };
    },
  };
  await checkWebhooks(failing, h().store.id);
  expect(await notes()).toHaveLength(1);
  expect((await endpoints()).filter((one) => one.remoteStatus === "missing")).toHaveLength(1);
  expect(await scheduleDueRuns(h().db, "https://pos.example.com")).toMatchObject({ checks: 1 });
  await checkWebhooks(h().deps, h().store.id);
  expect(remote().map(({ status }) => status)).toEqual(["active", "active", "active", "active"]);
});

test("a refused key is recorded as the store's fault, as in every other job", async () => {
  await setUp();
  sandbox().faults.set({ serverError: { count: 1_000, status: 401 } });
  await checkWebhooks(h().deps, h().store.id);
  sandbox().faults.clear();
  const store = await h().db.store.findUniqueOrThrow({ where: { id: h().store.id } });
  expect(store).toMatchObject({ faultCode: "auth_header_missing", faultAt: expect.any(Date) });
});

test("a manual set-up is recorded under the person's name", async () => {
  const user = await createUser(h().db, h().business.id);
  const context = (await loadStoreContext(h().deps, h().store.id))!;
  await recordRepairs(h().db, context, await setUpWebhooks(context), user.id);
  expect(await notes()).toMatchObject(
    Array.from({ length: 4 }, () => ({ kind: "webhook_created", userId: user.id, details: { found: null } })),
  );
});

test("webhooks are checked and orders polled also without auto sync", async () => {
  await h().db.store.deleteMany({ where: { id: { not: h().store.id } } });
  expect(await scheduleDueRuns(h().db, "https://pos.example.com")).toMatchObject({
    checks: 0,
    polls: 1,
    runs: 0,
    pushes: 0,
  });
  await setUp();
  await h().db.webhookEndpoint.updateMany({
    where: { storeId: h().store.id },
    data: { checkedAt: new Date(Date.now() - 2 * 3_600_000) },
  });
  expect(await scheduleDueRuns(h().db, "https://pos.example.com")).toMatchObject({
    checks: 1,
    polls: 1,
    runs: 0,
    pushes: 0,
  });
});
