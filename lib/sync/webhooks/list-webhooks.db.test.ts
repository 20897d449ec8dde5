import { beforeEach, expect, test } from "vitest";
import { encryptStoreKeys, openStoreClient } from "@/lib/sync/core/store-client";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createBusiness, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { readSecret } from "./endpoint-secrets";
import { getDeliveryBody, listDeliveries, SHOWN_BODY_CHARACTERS } from "./list-deliveries";
import { checkForPerson, getWebhooks, setUpForPerson } from "./list-webhooks";
import { getEndpointSecret } from "./rotate-endpoint";

const testDb = useTestDb();
const sandbox = useSandbox({ postDelivery: () => Promise.resolve(200) });
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

const healthOf = async () => (await getWebhooks(h.deps, h.business.id, h.store.id)).items.map(({ health }) => health);

test("before the set-up: four endpoints without a known state, and the problem of the public address", async () => {
  expect(await getWebhooks(h.deps, h.business.id, h.store.id)).toMatchObject({
    items: ["created", "updated", "deleted", "restored"].map((event) => ({
      wooTopic: `order.${event}`,
      url: `http://127.0.0.1:9/pos/webhook/order-${event}/${h.store.id}`,
      health: "none",
      isOurs: false,
    })),
    addressProblem: "private",
    hasKeys: true,
  });
});

test("shows the state of each webhook, and no secret", async () => {
  const user = await createUser(h.db, h.business.id);
  expect(await setUpForPerson(h.deps, h.business.id, h.store.id, user.id)).toMatchObject({ changed: 4, problem: null });
  const [first, second] = [...sandbox().state.raw().webhooks.values()];
  first!.status = "paused";
  sandbox().state.raw().webhooks.delete(second!.id);
  const { view } = await checkForPerson(h.deps, h.business.id, h.store.id);
  expect(view.items.map(({ health }) => health)).toEqual(["paused", "missing", "active", "active"]);
  for (const endpoint of await h.db.webhookEndpoint.findMany({ where: { storeId: h.store.id } })) {
    expect(JSON.stringify(view)).not.toContain(readSecret(endpoint));
    expect(JSON.stringify(view)).not.toContain(endpoint.secretEnc);
  }
});

test("a webhook created in the store has no known state until a delivery arrives", async () => {
  await getEndpointSecret(h.deps, h.business.id, h.store.id, "order_created");
  await checkForPerson(h.deps, h.business.id, h.store.id);
  expect(await healthOf()).toEqual(["none", "none", "none", "none"]);
  await h.db.webhookEndpoint.updateMany({
    where: { storeId: h.store.id, topic: "order_created" },
    data: { lastDeliveryAt: new Date() },
  });
  expect(await healthOf()).toEqual(["receiving", "none", "none", "none"]);
});

test("a refusal by the store is returned with its reason", async () => {
  const keys = { consumerKey: `ck_${"9".repeat(40)}`, consumerSecret: sandbox().consumerSecret };
  await h.db.store.update({ where: { id: h.store.id }, data: encryptStoreKeys(keys) });
  const answer = await setUpForPerson({ ...h.deps, openClient: openStoreClient }, h.business.id, h.store.id, 1);
  expect(answer).toMatchObject({ changed: 0, problem: { code: "auth_bad_key" } });
});

test("a store without keys, and another business's store", async () => {
  const other = await createBusiness(h.db);
  await expect(getWebhooks(h.deps, other.id, h.store.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(setUpForPerson(h.deps, other.id, h.store.id, 1)).rejects.toMatchObject({ code: "not_found" });
  await expect(getEndpointSecret(h.deps, other.id, h.store.id, "order_created")).rejects.toMatchObject({
    code: "not_found",
  });
  await h.db.store.update({ where: { id: h.store.id }, data: { consumerKeyEnc: null } });
  await expect(setUpForPerson(h.deps, h.business.id, h.store.id, 1)).rejects.toMatchObject({
    message: "storeNotConnected",
  });
});

function deliver(body: string | Buffer, values: object = {}) {
  return h.db.delivery.create({
    data: {
      businessId: h.business.id,
      storeId: h.store.id,
      topic: "order_updated",
      contentHash: "h",
      rawBody: new Uint8Array(Buffer.from(body)),
      ...values,
    },
  });
}

test("deliveries page by page, the latest first, without their bodies; filters count", async () => {
  for (let index = 0; index < 5; index += 1)
    await deliver('{"secret of a customer":1}', { remoteOrderId: index, outcome: index === 2 ? "failed" : "imported" });
  const first = await listDeliveries(h.db, h.business.id, h.store.id, {}, 2);
  await deliver("{}", { remoteOrderId: 9 });
  const second = await listDeliveries(h.db, h.business.id, h.store.id, { cursor: first.nextCursor ?? "" }, 2);
  const third = await listDeliveries(h.db, h.business.id, h.store.id, { cursor: second.nextCursor ?? "" }, 2);
  expect([...first.items, ...second.items, ...third.items].map(({ orderId }) => orderId)).toEqual([4, 3, 2, 1, 0]);
  expect(third.nextCursor).toBeNull();
  expect(JSON.stringify(first)).not.toContain("customer");
  expect(
    (await listDeliveries(h.db, h.business.id, h.store.id, { outcome: "failed" })).items.map(({ orderId }) => orderId),
  ).toEqual([2]);
  expect((await listDeliveries(h.db, h.business.id, h.store.id, { topic: "order-created" })).items).toEqual([]);
  expect((await listDeliveries(h.db, h.business.id + 1, h.store.id, {})).items).toEqual([]);
});

test("a body is shown readable and bounded, and to its own business only", async () => {
  const small = await deliver('{"id":1,"note":"Ren\\u00e9e"}');
  expect(await getDeliveryBody(h.db, h.business.id, small.id)).toEqual({
    text: '{\n  "id": 1,\n  "note": "Renée"\n}',
    bytes: 28,
    isCut: false,
  });
  const large = await deliver("x".repeat(900_000));
  const shown = await getDeliveryBody(h.db, h.business.id, large.id);
  expect([shown.text.length, shown.bytes, shown.isCut]).toEqual([SHOWN_BODY_CHARACTERS, 900_000, true]);
  const binary = await deliver(Buffer.from([0xff, 0xfe]));
  expect(await getDeliveryBody(h.db, h.business.id, binary.id)).toMatchObject({ bytes: 2, isCut: false });
  await expect(getDeliveryBody(h.db, h.business.id + 1, small.id)).rejects.toMatchObject({ code: "not_found" });
});
