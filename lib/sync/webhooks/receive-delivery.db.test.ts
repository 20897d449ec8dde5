import { beforeAll, beforeEach, expect, test } from "vitest";
import { POST } from "@/app/pos/webhook/[topic]/[storeId]/route";
import { encryptSecret } from "@/lib/crypto";
import type { Store } from "@/lib/generated/prisma/client";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { createBusiness, createLocation, createStore } from "@/lib/testing/factories";
import {
  createRecordedEndpoints,
  type RecordedDelivery,
  recordedDeliveries,
  recordedSecret,
} from "@/lib/testing/recorded-deliveries";
import { useTestDb } from "@/lib/testing/test-db";
import { signWebhook } from "@/lib/woo/signature";
import { PREVIOUS_SECRET_HOURS, readSecret, rotateSecret } from "./endpoint-secrets";
import { receiveDelivery } from "./receive-delivery";

const { db, pool } = useTestDb();
const recorded = recordedDeliveries();
const signed = recorded.filter((one) => !one.isPing);
let store: Store;

beforeAll(() => migrateJobs(pool()));
beforeEach(async () => {
  const business = await createBusiness(db());
  store = await createStore(db(), business.id, (await createLocation(db(), business.id)).id);
  await createRecordedEndpoints(db(), store.id);
});

function receive(delivery: Partial<RecordedDelivery> & { storeId?: string }, now?: Date) {
  const base = {
    topicSlug: "order-created",
    signature: null,
    deliveryId: "d",
    rawBody: Buffer.from("{}"),
    storeId: String(store.id),
  };
  return receiveDelivery(db(), { ...base, ...delivery }, now);
}

const secondsFromNow = (seconds: number) => new Date(Date.now() + seconds * 1_000);

/** Any body, signed as the store would sign it. */
function sign(topicSlug: string, body: string, secret = recordedSecret(topicSlug)) {
  const rawBody = Buffer.from(body);
  return { topicSlug, rawBody, signature: signWebhook(rawBody, secret) };
}

const rows = () => db().delivery.findMany({ where: { storeId: store.id }, orderBy: { id: "asc" } });
const endpointOf = (topic: "order_created" | "order_updated") =>
  db().webhookEndpoint.findUniqueOrThrow({ where: { storeId_topic: { storeId: store.id, topic } } });
async function jobCount(): Promise<number> {
  const { rows: found } = await pool().query("select 1 from graphile_worker.jobs where queue_name = $1", [
    `orders-${store.id}`,
  ]);
  return found.length;
}

test.each(
  recorded.map((delivery, index) => ({
    delivery,
    name: `${index}: ${delivery.topicSlug} ${delivery.rawBody.toString().slice(0, 30)}`,
  })),
)("takes recorded delivery $name as it was posted", async ({ delivery }) => {
  expect(await receive(delivery)).toEqual(
    delivery.isPing ? { status: 200, kind: "ping" } : { status: 202, kind: "accepted" },
  );
  const stored = await rows();
  expect(stored).toHaveLength(delivery.isPing ? 0 : 1);
  expect(await jobCount()).toBe(stored.length);
  if (stored[0]) expect(Buffer.from(stored[0].rawBody).equals(delivery.rawBody)).toBe(true);
});

test("receives every delivery once and in order: a row and a job each, with the order's id", async () => {
  for (const delivery of recorded) await receive(delivery);
  const stored = await rows();
  expect(stored).toHaveLength(signed.length);
  expect(await jobCount()).toBe(signed.length);
  expect(stored.map((row) => row.remoteOrderId)).toEqual(
    signed.map((one) => (JSON.parse(one.rawBody.toString()) as { id?: number }).id ?? null),
  );
});

test("four orders of one second with the same delivery id are four rows", async () => {
  const sameId = signed.filter((one) => one.deliveryId === "e5b22cc82ffff12ce34f146c682ae662");
  expect(sameId).toHaveLength(4);
  for (const delivery of sameId) await receive(delivery);
  expect((await rows()).map((row) => row.remoteOrderId)).toEqual([19, 21, 22, 23]);
});

test("a ping is not stored, and cannot pass an unsigned body", async () => {
  expect(await receive({ rawBody: Buffer.from("webhook_id=1") })).toEqual({ status: 200, kind: "ping" });
  expect(await endpointOf("order_created")).toMatchObject({ lastDeliveryAt: null, refusals: 0 });
  for (const body of ["webhook_id=1&x=1", "webhook_id=", " webhook_id=1", 'webhook_id=1\n{"id":5}']) {
    expect(await receive({ rawBody: Buffer.from(body) }), body).toMatchObject({ status: 401 });
  }
});

test("refuses and counts a delivery not signed with the topic's own secret; a good delivery resets the count", async () => {
  const good = signed[0]!;
  const refused = [
    { ...good, signature: null },
    { ...good, signature: "" },
    { ...good, signature: signWebhook(good.rawBody, "guess") },
    { ...good, signature: signWebhook(good.rawBody, "") },
    { ...good, rawBody: Buffer.concat([good.rawBody, Buffer.from(" ")]) },
    // The secret of order.updated at the address of order.created.
    sign("order-created", good.rawBody.toString(), recordedSecret("order-updated")),
  ];
  for (const [index, delivery] of refused.entries())
    expect(await receive(delivery, secondsFromNow(index))).toEqual({ status: 401, kind: "refused" });
  expect(await endpointOf("order_created")).toMatchObject({ refusals: refused.length, lastDeliveryAt: null });
  expect(await rows()).toEqual([]);

  await receive(good);
  expect(await endpointOf("order_created")).toMatchObject({ refusals: 0, lastDeliveryAt: expect.any(Date) });
});

test("a flood of unsigned requests writes once a second, and a good delivery never waits for it", async () => {
  const forged = { ...signed[0]!, signature: "forged" };
  const start = secondsFromNow(10);
  const at = (ms: number) => new Date(start.getTime() + ms);
  const writes = await db().$transaction(async (tx) => {
    // Another transaction locks the endpoint's row, so every write of it waits.
    expect(await receive(forged, at(0))).toMatchObject({ status: 401 });
    await tx.$executeRaw`select 1 from webhook_endpoints where store_id = ${store.id} for update`;
    for (let ms = 1; ms < 1_000; ms += 100) expect(await receive(forged, at(ms))).toMatchObject({ status: 401 });
    return (await endpointOf("order_created")).refusals;
  });
  expect(writes).toBe(1);
  expect(await receive(forged, at(1_000))).toMatchObject({ status: 401 });
  expect(await endpointOf("order_created")).toMatchObject({ refusals: 12 });
});

test("refuses another store's secret, an unknown store and an unknown topic", async () => {
  const other = await createStore(db(), store.businessId, store.locationId);
  expect(await receive({ ...signed[0]!, storeId: String(other.id) })).toEqual({ status: 404, kind: "unknown" });
  for (const storeId of ["999999", "0", "-1", "1e3", "01", "99999999999", "", "81;drop"]) {
    expect(await receive({ ...signed[0]!, storeId }), storeId).toEqual({ status: 404, kind: "unknown" });
  }
  for (const topicSlug of ["product-created", "order_created", "constructor", "__proto__", ""]) {
    expect(await receive({ ...signed[0]!, topicSlug }), topicSlug).toEqual({ status: 404, kind: "unknown" });
  }
});

test("after a rotation both secrets are accepted for a day, then only the new secret", async () => {
  await db().$transaction((tx) => rotateSecret(tx, store.id, "order_created"));
  const soon = new Date(Date.now() + (PREVIOUS_SECRET_HOURS - 1) * 3_600_000);
  const later = new Date(Date.now() + (PREVIOUS_SECRET_HOURS + 1) * 3_600_000);
  expect(await receive(sign("order-created", '{"id":1}'), soon)).toMatchObject({ status: 202 });
  expect(await receive(sign("order-created", '{"id":2}'), later)).toMatchObject({ status: 401 });
});

test("a secret encrypted under another ENCRYPTION_KEY accepts no delivery, and refuses like any other", async () => {
  // A wrong purpose stands for a wrong key: in both cases the tag of AES-GCM does not match.
  const secretEnc = encryptSecret(recordedSecret("order-created"), "of another server");
  await db().webhookEndpoint.updateMany({ where: { storeId: store.id, topic: "order_created" }, data: { secretEnc } });
  const { topicSlug, rawBody, signature } = sign("order-created", '{"id":1}');
  expect((await post(topicSlug, rawBody, { "x-wc-webhook-signature": signature })).status).toBe(401);
  expect(await receive(sign("order-created", '{"id":1}', ""), secondsFromNow(2))).toEqual({
    status: 401,
    kind: "refused",
  });
  expect(await endpointOf("order_created")).toMatchObject({ refusals: 2 });
  expect(await rows()).toEqual([]);

  await db().$transaction((tx) => rotateSecret(tx, store.id, "order_created"));
  const rotated = await endpointOf("order_created");
  expect(rotated).toMatchObject({ previousSecretEnc: null, previousUntil: null });
  expect(await receive(sign("order-created", '{"id":1}', readSecret(rotated)))).toMatchObject({ status: 202 });
});

test("repeated content is the same row with a counter", async () => {
  const delivery = signed[0]!;
  await receive(delivery);
  expect(await receive({ ...delivery, deliveryId: "another" })).toEqual({ status: 200, kind: "repeated" });
  expect(await rows()).toMatchObject([{ repeats: 1 }]);
  expect(await jobCount()).toBe(1);
});

test("a repetition of a failed delivery is stored anew, and so retried", async () => {
  await receive(signed[0]!);
  await db().delivery.updateMany({
    where: { storeId: store.id },
    data: { outcome: "failed", processedAt: new Date() },
  });
  expect(await receive(signed[0]!)).toMatchObject({ status: 202 });
  expect(await rows()).toHaveLength(2);
});

test("order.deleted has no date: a second one is stored anew once the first is processed", async () => {
  const deletion = sign("order-deleted", '{"id":21}');
  await receive(deletion);
  expect(await receive(deletion)).toMatchObject({ kind: "repeated" });
  await db().delivery.updateMany({
    where: { storeId: store.id },
    data: { outcome: "imported", processedAt: new Date() },
  });
  expect(await receive(deletion)).toMatchObject({ kind: "accepted" });
  expect(await rows()).toHaveLength(2);
});

test("concurrent deliveries of the same content are stored as one row", async () => {
  const kinds = await Promise.all(Array.from({ length: 8 }, () => receive(signed[0]!)));
  expect(kinds.filter(({ kind }) => kind === "accepted")).toHaveLength(1);
  expect(await rows()).toMatchObject([{ repeats: 7 }]);
  expect(await jobCount()).toBe(1);
});

/** Makes every write to a table fail: at once, or when its transaction commits. */
async function whileFailing(table: string, when: "at once" | "at commit", work: () => Promise<void>): Promise<void> {
  const kind = when === "at once" ? "trigger refuse before insert" : "constraint trigger refuse after insert";
  await pool().query(
    "create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$",
  );
  await pool().query(
    `create ${kind} on ${table} ${when === "at once" ? "" : "deferrable initially deferred"} for each row execute function refuse()`,
  );
  try {
    await work();
  } finally {
    await pool().query("drop function refuse cascade");
  }
}

test.each([
  ["graphile_worker._private_jobs", "at once"],
  ["deliveries", "at commit"],
] as const)(
  "stored and enqueued or neither: when %s fails %s the store gets an error, and its next attempt is accepted",
  async (table, when) => {
    const { topicSlug, rawBody, signature } = signed[0]!;
    const headers = { "x-wc-webhook-signature": signature ?? "" };
    await whileFailing(table, when, async () => {
      expect((await post(topicSlug, rawBody, headers)).status).toBe(500);
    });
    expect([(await rows()).length, await jobCount()]).toEqual([0, 0]);
    expect(await endpointOf("order_created")).toMatchObject({ lastDeliveryAt: null });
    expect((await post(topicSlug, rawBody, headers)).status).toBe(202);
    expect([(await rows()).length, await jobCount()]).toEqual([1, 1]);
  },
);

test("a signed body that is not JSON is stored: the store must not count it as a failure", async () => {
  expect(await receive(sign("order-updated", "<html>"))).toMatchObject({ status: 202 });
  expect(await rows()).toMatchObject([{ remoteOrderId: null }]);
});

function post(topic: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`http://localhost/pos/webhook/${topic}/${store.id}`, {
    method: "POST",
    body: new Uint8Array(Buffer.from(body)),
    headers,
  });
  return POST(request, { params: Promise.resolve({ topic, storeId: String(store.id) }) });
}

test("the route passes raw bytes and headers on, and answers no more than needed", async () => {
  const delivery = signed[0]!;
  const answer = await post(delivery.topicSlug, delivery.rawBody, {
    "x-wc-webhook-signature": delivery.signature ?? "",
    "x-wc-webhook-delivery-id": delivery.deliveryId ?? "",
  });
  expect(answer.status).toBe(202);
  expect(await answer.json()).toEqual({ ok: true });
  expect(await rows()).toMatchObject([{ deliveryId: delivery.deliveryId }]);
  const refused = await post(delivery.topicSlug, delivery.rawBody);
  expect([refused.status, await refused.json()]).toEqual([401, { ok: false }]);
});

test("a body over 1 MB is refused, whether its length is stated or not", async () => {
  const { rawBody, signature } = sign("order-updated", `{"id":1,"note":"${"x".repeat(1024 * 1024)}"}`);
  const answer = await post("order-updated", rawBody, {
    "x-wc-webhook-signature": signature,
    "content-length": String(rawBody.length),
  });
  expect(answer.status).toBe(413);
  expect((await post("order-updated", rawBody, { "x-wc-webhook-signature": signature })).status).toBe(413);
  expect(await rows()).toEqual([]);
});
