import { afterAll, beforeAll, expect, test } from "vitest";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { runJobsWithin } from "@/lib/jobs/run-jobs-within";
import { createBusiness, createLocation, createStore } from "@/lib/testing/factories";
import {
  createRecordedEndpoints,
  RECORDED_STORE_ID,
  type RecordedDelivery,
  recordedDeliveries,
} from "@/lib/testing/recorded-deliveries";
import { encryptStoreKeys } from "@/lib/sync/core/store-client";
import { loadRecordedOrders } from "@/lib/testing/recorded-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { startWebhookServer, type WebhookServer } from "@/lib/testing/webhook-server";
import { startStubStore, type StubAnswer, type StubStore } from "@/lib/woo/testing/stub-store";
import { slugOf } from "./topics";

const { db, pool } = useTestDb();
const recorded = recordedDeliveries();
const GONE: StubAnswer = {
  status: 404,
  body: { code: "woocommerce_rest_shop_order_invalid_id", message: "Invalid ID.", data: { status: 404 } },
};
let server: WebhookServer;
let remote: StubStore;
let businessId: number;

beforeAll(async () => {
  await migrateJobs(pool());
  server = await startWebhookServer();
  remote = await startStubStore(({ path }) => answerAfterwards(path));
  businessId = (await createBusiness(db())).id;
  const { id } = await createStore(db(), businessId, (await createLocation(db(), businessId)).id, {
    // The recordings name the store that sent them.
    url: "http://127.0.0.1:8088",
  });
  // The recordings have the store's id in their paths, and may be older than this store's connection.
  await db().store.update({
    where: { id },
    data: {
      id: RECORDED_STORE_ID,
      createdAt: new Date("2026-11-01T00:00:00Z"),
      ...encryptStoreKeys({ consumerKey: `ck_${"a".repeat(40)}`, consumerSecret: `cs_${"b".repeat(40)}` }),
    },
  });
  await createRecordedEndpoints(db(), RECORDED_STORE_ID);
});
afterAll(async () => {
  await server.close();
  await remote.close();
});

/**
 * The recorded store after the last delivery: orders 21 and 23 are deleted permanently, 22 is restored. Its
 * second refund was recorded inside the order only.
 */
function answerAfterwards(path: string): StubAnswer {
  const [, id, what] = /^orders\/(\d+)(?:\/(\w+))?$/.exec(path) ?? [];
  const shown = loadRecordedOrders().filter(({ order }) => order.id === Number(id));
  const latest = shown.at(-1);
  if (!latest || id === "21" || id === "23") return GONE;
  if (what === "notes") return { body: [] };
  if (what !== "refunds") return { body: latest.order };
  const known = latest.refunds.map((refund) => refund.id);
  const summarised = latest.order.refunds.filter((one) => !known.includes(one.id));
  const date = latest.order.date_modified_gmt;
  return {
    body: [
      ...latest.refunds,
      ...summarised.map(({ id: refundId, reason, total }) => ({
        id: refundId,
        reason,
        amount: total.replace("-", ""),
        date_created_gmt: date,
        line_items: [],
      })),
    ],
  };
}

/** The request as the store posted it: path, headers and bytes. */
async function post({ path, headers, rawBody }: RecordedDelivery): Promise<number> {
  const answer = await fetch(server.url + path, {
    method: "POST",
    headers,
    body: new Uint8Array(rawBody),
    redirect: "error",
  });
  await answer.arrayBuffer();
  return answer.status;
}

test("every recorded delivery over HTTP, byte for byte: its answer and its outcome", async () => {
  const statuses: number[] = [];
  for (const delivery of recorded) statuses.push(await post(delivery));
  const deps = { db: db(), publicUrl: server.url, openClient: () => remote.client() };
  await runJobsWithin(deps, pool(), 20_000, 2);

  const rows = await db().delivery.findMany({ where: { storeId: RECORDED_STORE_ID }, orderBy: { id: "asc" } });
  const signed = recorded.filter(({ isPing }) => !isPing);
  expect(rows.map(({ topic }) => slugOf(topic))).toEqual(signed.map(({ topicSlug }) => topicSlug));
  for (const [index, row] of rows.entries())
    expect(Buffer.from(row.rawBody).equals(signed[index]!.rawBody), `delivery ${index}`).toBe(true);

  const outcomes = rows.map(({ outcome, errorCode, remoteOrderId }) => [remoteOrderId, outcome, errorCode]);
  expect(
    recorded.map(({ path, isPing }, index) => [
      path,
      statuses[index],
      ...(isPing ? ["ping"] : (outcomes.shift() ?? [])),
    ]),
  ).toEqual([
    ["/pos/webhook/order-created/81", 200, "ping"],
    ["/pos/webhook/order-updated/81", 200, "ping"],
    ["/pos/webhook/order-deleted/81", 200, "ping"],
    ["/pos/webhook/order-restored/81", 200, "ping"],
    ["/pos/webhook/order-created/81", 202, 19, "imported", null],
    ["/pos/webhook/order-updated/81", 202, 19, "unchanged", null],
    ["/pos/webhook/order-created/81", 202, 21, "imported", null],
    ["/pos/webhook/order-updated/81", 202, 21, "unchanged", null],
    ["/pos/webhook/order-created/81", 202, 22, "imported", null],
    ["/pos/webhook/order-updated/81", 202, 22, "unchanged", null],
    ["/pos/webhook/order-created/81", 202, 23, "imported", null],
    ["/pos/webhook/order-updated/81", 202, 23, "unchanged", null],
    ["/pos/webhook/order-deleted/81", 202, 21, "imported", null],
    ["/pos/webhook/order-deleted/81", 202, 23, "imported", null],
    ["/pos/webhook/order-restored/81", 202, null, "ignored", "order_gone"],
    // The store's present state counts: the order is restored, with another refund.
    ["/pos/webhook/order-deleted/81", 202, 22, "imported", null],
    ["/pos/webhook/order-restored/81", 202, 22, "unchanged", null],
    ["/pos/webhook/order-updated/81", 202, 22, "unchanged", null],
  ]);

  const sales = await db().sale.findMany({ where: { businessId }, include: { order: true }, orderBy: { id: "asc" } });
  expect(
    sales.map(({ order, status, total, refundedTotal, deletedInStoreAt }) => [
      order?.remoteId,
      order?.remoteStatus,
      status,
      total.toFixed(),
      refundedTotal.toFixed(),
      deletedInStoreAt !== null,
    ]),
  ).toEqual([
    [19, "processing", "final", "23.93", "2.75", false],
    [21, "processing", "draft", "7.8", "0", true],
    [22, "refunded", "draft", "2.89", "2.89", false],
    [23, "pending", "draft", "0", "0", true],
  ]);
});
