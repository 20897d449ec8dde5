import { expect, test } from "vitest";
import { useTestDb } from "@/lib/testing/test-db";
import { useWebhookShop } from "@/lib/testing/webhook-shop";
import { signWebhook } from "@/lib/woo/signature";
import { readSecret } from "./endpoint-secrets";
import { getWebhooks } from "./list-webhooks";
import { checkWebhooks } from "./maintain-webhooks";
import { processDelivery } from "./process-delivery";
import { receiveDelivery } from "./receive-delivery";
import { listForeignSources, recordForeignSource } from "./record-foreign-source";
import { slugOf } from "./topics";

const testDb = useTestDb();
const { h, setUp, endpoints, notes, remote } = useWebhookShop(testDb);

const CANNOT_VIEW = JSON.stringify({
  code: "woocommerce_rest_cannot_view",
  message: "Sorry, you cannot view this resource.",
  data: { status: 401 },
});

async function post(topic: "order_updated" | "order_restored" | "order_deleted", body: string, source?: string) {
  const endpoint = (await endpoints()).find((known) => known.topic === topic)!;
  const rawBody = Buffer.from(body);
  const signature = signWebhook(rawBody, readSecret(endpoint));
  const request = { topicSlug: slugOf(topic), storeId: String(h().store.id), rawBody, signature, deliveryId: "1" };
  return receiveDelivery(h().db, { ...request, ...(source ? { source } : {}) });
}

const latest = () => h().db.delivery.findFirstOrThrow({ where: { storeId: h().store.id }, orderBy: { id: "desc" } });
async function processLatest() {
  await processDelivery(h().deps, (await latest()).id);
  return latest();
}

test("deliveries of a staging copy are refused and recorded once", async () => {
  await setUp();
  await h().db.store.update({ where: { id: h().store.id }, data: { url: "https://shop.example" } });
  const staging = "https://staging.shop.example/";
  const shown = async () => (await getWebhooks(h().deps, h().business.id, h().store.id)).foreignSources;
  expect(await shown()).toEqual([]);
  for (const id of [1, 2])
    expect(await post("order_updated", JSON.stringify({ id }), staging)).toEqual({ status: 401, kind: "foreign" });
  expect(await shown()).toEqual([{ source: staging, lastAt: expect.any(String) }]);
  expect(await h().db.delivery.count({ where: { storeId: h().store.id } })).toBe(0);
  expect((await notes()).filter(({ kind }) => kind === "webhook_foreign")).toMatchObject([
    { details: { source: staging } },
  ]);
  expect(await post("order_updated", JSON.stringify({ id: 3 }), "https://www.shop.example/")).toMatchObject({
    kind: "accepted",
  });
});

test("the webhooks page names a copy for a week after its last delivery", async () => {
  const { db, store } = h();
  const source = "https://staging.shop.example";
  const at = (hours: number) => new Date(Date.parse("2026-11-01T00:00:00Z") + hours * 3_600_000);
  const shown = async (hours: number) => listForeignSources(db, store.id, at(hours));
  await recordForeignSource(db, store, source, at(0));
  await recordForeignSource(db, store, "https://copy.example", at(1));
  await recordForeignSource(db, store, source, at(30));
  expect(await shown(31)).toEqual([
    { source, lastAt: at(30).toISOString() },
    { source: "https://copy.example", lastAt: at(1).toISOString() },
  ]);
  expect(await shown(7 * 24 + 2)).toMatchObject([{ source }]);
  expect(await shown(7 * 24 + 30)).toEqual([]);
  expect(await notes()).toHaveLength(2);
});

test("a webhook whose owner lost the right to read orders is created again, with one store event", async () => {
  await setUp();
  const before = (await endpoints()).find(({ topic }) => topic === "order_updated")!.remoteId;
  for (let times = 0; times < 2; times += 1) {
    expect(await post("order_updated", CANNOT_VIEW)).toMatchObject({ kind: "accepted" });
    expect(await processLatest()).toMatchObject({ outcome: "ignored", errorCode: "owner_without_rights" });
    await checkWebhooks(h().deps, h().store.id);
  }
  const repaired = (await endpoints()).find(({ topic }) => topic === "order_updated")!;
  expect(repaired).toMatchObject({ remoteStatus: "active" });
  expect(repaired.remoteId).not.toBe(before);
  expect(remote()).toHaveLength(4);
  expect((await notes()).filter(({ kind }) => kind === "webhook_repaired")).toMatchObject([
    { details: { topic: "order.updated", found: "owner_without_rights" } },
  ]);
});

test("the same content counts again after another state of the order, and as a repeat without one", async () => {
  await setUp();
  const restored = JSON.stringify({ id: 21, status: "processing" });
  const deleted = JSON.stringify({ id: 21 });
  expect(await post("order_restored", restored)).toMatchObject({ kind: "accepted" });
  await processLatest();
  await h().db.delivery.updateMany({ where: { storeId: h().store.id }, data: { outcome: "imported" } });
  expect(await post("order_restored", restored)).toMatchObject({ kind: "repeated" });
  expect(await post("order_deleted", deleted)).toMatchObject({ kind: "accepted" });
  expect(await post("order_restored", restored)).toMatchObject({ kind: "accepted" });
  expect(await post("order_restored", restored)).toMatchObject({ kind: "repeated" });
});
