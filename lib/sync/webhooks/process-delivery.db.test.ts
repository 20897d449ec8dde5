import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { WebhookTopic } from "@/lib/generated/prisma/enums";
import { runJobsWithin } from "@/lib/jobs/run-jobs-within";
import { openStoreClient } from "@/lib/sync/core/store-client";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createBusiness, createProduct } from "@/lib/testing/factories";
import { createRecordedEndpoints, recordedDeliveries, recordedSecret } from "@/lib/testing/recorded-deliveries";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { signWebhook } from "@/lib/woo/signature";
import { createWooClient } from "@/lib/woo/woo-client";
import { processDelivery, reprocessDelivery } from "./process-delivery";
import { receiveDelivery } from "./receive-delivery";
import { slugOf } from "./topics";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
  await createRecordedEndpoints(h.db, h.store.id);
  await createProduct(h.db, h.business.id, { sku: "TEA", price: "4", stock: { [h.location.id]: 100 } });
  await h.sync();
  await testDb.pool().query("delete from graphile_worker._private_jobs");
});

/** Receives a body as the store would post it; returns the delivery's id. */
async function receive(topic: WebhookTopic, body: unknown): Promise<number> {
  const rawBody = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const topicSlug = slugOf(topic);
  const signature = signWebhook(rawBody, recordedSecret(topicSlug));
  expect(
    await receiveDelivery(h.db, { topicSlug, storeId: String(h.store.id), rawBody, signature, deliveryId: "d" }),
  ).toMatchObject({ status: 202 });
  return (await h.db.delivery.findFirstOrThrow({ where: { storeId: h.store.id }, orderBy: { id: "desc" } })).id;
}

const deliveryOf = (id: number) => h.db.delivery.findUniqueOrThrow({ where: { id } });
const sales = () => h.db.sale.findMany({ where: { businessId: h.business.id }, include: { order: true, lines: true } });
const order = (values: object = {}) => sandbox().placeOrder({ lines: [{ sku: "TEA", quantity: 2 }], ...values });

async function process(topic: WebhookTopic, body: unknown) {
  const id = await receive(topic, body);
  await processDelivery(h.deps, id);
  return deliveryOf(id);
}

test.each([
  { name: "of the order", topic: "order_created", change: (body: object) => ({ ...body, id: 2 ** 31 }) },
  { name: "of a deleted order", topic: "order_deleted", change: () => ({ id: 2 ** 31 }) },
] as const)("an id $name that no column holds is no fault of the receipt: the delivery is kept", async (one) => {
  const delivery = await process(one.topic, one.change(order()));
  expect(delivery).toMatchObject({ outcome: "failed", errorCode: "unexpected_shape", processedAt: expect.any(Date) });
  expect(await sales()).toEqual([]);
});

test("an order whose customer has an id that no column holds is imported", async () => {
  const delivery = await process("order_created", { ...order(), customer_id: 2 ** 31 });
  expect(delivery).toMatchObject({ outcome: "imported", errorCode: null });
  expect(await sales()).toHaveLength(1);
});

test("order.created creates one sale, and the delivery names it", async () => {
  const body = order();
  const delivery = await process("order_created", body);
  const [sale, ...more] = await sales();
  expect(more).toEqual([]);
  expect(sale).toMatchObject({ source: "woocommerce", status: "final", order: { remoteId: body["id"] } });
  expect(delivery).toMatchObject({
    outcome: "imported",
    saleId: sale?.id,
    errorCode: null,
    processedAt: expect.any(Date),
  });

  // order.updated fires right after order.created, with the same content.
  expect(await process("order_updated", body)).toMatchObject({ outcome: "unchanged", saleId: sale?.id });
  expect(await sales()).toHaveLength(1);
});

test("a delivery older than the imported state changes nothing", async () => {
  const first = order();
  const older = { ...first, date_modified_gmt: "2001-01-01T00:00:00", status: "completed" };
  await process("order_created", first);
  expect(await process("order_updated", older)).toMatchObject({ outcome: "ignored" });
  expect((await sales())[0]?.order).toMatchObject({ remoteStatus: "processing" });
});

test("order.deleted marks the sale as deleted and erases nothing", async () => {
  const body = order();
  await process("order_created", body);
  sandbox().trashOrder(Number(body["id"]));
  expect(await process("order_deleted", { id: body["id"] })).toMatchObject({ outcome: "imported" });
  expect(await sales()).toMatchObject([{ deletedInStoreAt: expect.any(Date), order: { state: "deleted" } }]);
});

test("a refunded order deleted permanently before its import stays as a deleted sale, its goods restocked", async () => {
  const placed = order();
  const client = h.deps.openClient(h.store);
  const orderPath = `orders/${String(placed["id"])}`;
  const refunded = {
    api_refund: false,
    line_items: [
      { id: z.array(z.object({ id: z.number() })).parse(placed["line_items"])[0]?.id, quantity: 1, refund_total: "4" },
    ],
  };
  await client.post(`${orderPath}/refunds`, refunded, z.unknown());
  const { data: body } = await client.get(orderPath, {}, z.unknown());
  await client.delete(orderPath, { force: true }, z.unknown());

  expect(await process("order_created", body)).toMatchObject({ outcome: "imported", errorCode: null });
  expect(await sales()).toMatchObject([
    { status: "draft", deletedInStoreAt: expect.any(Date), order: { state: "deleted" } },
  ]);
  expect((await h.db.stockLevel.findFirstOrThrow({ where: { locationId: h.location.id } })).quantity.toNumber()).toBe(
    100,
  );
  expect(await process("order_updated", body)).toMatchObject({ outcome: "ignored" });
  expect(await sales()).toHaveLength(1);
});

test("missing refunds of an existing order delete nothing", async () => {
  const placed = order();
  await process("order_created", placed);
  const openClient: typeof h.deps.openClient = (store) => {
    const client = h.deps.openClient(store);
    const get: typeof client.get = (path, ...rest) =>
      client.get(path.endsWith("/refunds") ? "orders/999999/refunds" : path, ...rest);
    return { ...client, get };
  };
  const id = await receive("order_updated", {
    ...placed,
    refunds: [{ id: 4711, reason: "", total: "-4.00" }],
    date_modified_gmt: "2030-01-01T00:00:00",
  });
  await processDelivery({ ...h.deps, openClient }, id);
  expect(await deliveryOf(id)).toMatchObject({ outcome: "failed", errorCode: "resource_missing" });
  expect(await sales()).toMatchObject([{ status: "final", deletedInStoreAt: null }]);
});

test("order.deleted is ignored when the store still has the order", async () => {
  const body = order();
  await process("order_created", body);
  await process("order_deleted", { id: body["id"] });
  expect(await sales()).toMatchObject([{ deletedInStoreAt: null, order: { state: "in_step" } }]);
});

test("order.deleted of an order that was never imported is ignored", async () => {
  expect(await process("order_deleted", { id: 4711 })).toMatchObject({ outcome: "ignored", saleId: null });
});

test("the recorded, signed error of an order deleted meanwhile is ignored", async () => {
  const gone = recordedDeliveries().find((one) => one.rawBody.toString().startsWith('{"code"'))!;
  expect(await process("order_restored", gone.rawBody.toString())).toMatchObject({
    outcome: "ignored",
    errorCode: "order_gone",
  });
});

test.each(["<html>", "[]", '{"id":"x"}', "null"])(
  "a signed body that cannot be read (%s) fails with its reason",
  async (body) => {
    expect(await process("order_updated", body)).toMatchObject({ outcome: "failed", errorCode: "unexpected_shape" });
  },
);

test("nothing is imported while the module or the store's orders are off", async () => {
  const body = order();
  await h.db.business.update({ where: { id: h.business.id }, data: { modules: [] } });
  expect(await process("order_created", body)).toMatchObject({ outcome: "ignored", errorCode: "module_off" });
  await h.db.business.update({ where: { id: h.business.id }, data: { modules: ["woocommerce"] } });
  await h.db.store.update({ where: { id: h.store.id }, data: { orderSettings: { isEnabled: false } } });
  expect(await process("order_updated", body)).toMatchObject({ outcome: "ignored", errorCode: "orders_disabled" });
  expect(await sales()).toEqual([]);
});

async function jobs(): Promise<{ attempts: number; last_error: string | null }[]> {
  const sql = "select attempts, last_error from graphile_worker.jobs where task_identifier = 'orders.delivery'";
  return (await testDb.pool().query<{ attempts: number; last_error: string | null }>(sql)).rows;
}

test("a store that does not answer: retried, given up after the last attempt, processed manually later", async () => {
  const body = order();
  await process("order_created", body);
  await testDb.pool().query("delete from graphile_worker._private_jobs");
  sandbox().trashOrder(Number(body["id"]));
  const id = await receive("order_deleted", { id: body["id"] });
  const keys = { consumerKey: sandbox().consumerKey, consumerSecret: sandbox().consumerSecret };
  const unreachable = {
    ...h.deps,
    openClient: () => createWooClient({ url: "http://127.0.0.1:9", ...keys, allowPrivateAddresses: true }),
  };

  await runJobsWithin(unreachable, testDb.pool(), 3_000, 1);
  expect(await jobs()).toMatchObject([{ attempts: 1, last_error: expect.any(String) }]);
  expect(await deliveryOf(id)).toMatchObject({ outcome: "queued", processedAt: null });

  await testDb.pool().query("update graphile_worker._private_jobs set attempts = max_attempts - 1, run_at = now()");
  await runJobsWithin(unreachable, testDb.pool(), 3_000, 1);
  expect(await deliveryOf(id)).toMatchObject({
    outcome: "failed",
    errorCode: "connection_refused",
    processedAt: expect.any(Date),
  });

  await reprocessDelivery(h.db, h.business.id, id);
  expect(await deliveryOf(id)).toMatchObject({ outcome: "queued", errorCode: null, processedAt: null });
  await runJobsWithin(h.deps, testDb.pool(), 10_000, 1);
  expect(await deliveryOf(id)).toMatchObject({ outcome: "imported" });
  expect(await sales()).toMatchObject([{ deletedInStoreAt: expect.any(Date) }]);
});

test("processing an imported delivery again changes nothing", async () => {
  const delivery = await process("order_created", order());
  await reprocessDelivery(h.db, h.business.id, delivery.id);
  await processDelivery(h.deps, delivery.id);
  expect(await deliveryOf(delivery.id)).toMatchObject({ outcome: "unchanged" });
  expect(await sales()).toHaveLength(1);
});

test("another business's delivery is not found", async () => {
  const id = await receive("order_created", order());
  const other = await createBusiness(h.db);
  await expect(reprocessDelivery(h.db, other.id, id)).rejects.toMatchObject({ code: "not_found" });
});

test("a delivery of a store that never had keys is set aside with its reason", async () => {
  const id = await receive("order_created", order());
  await h.db.store.update({ where: { id: h.store.id }, data: { consumerKeyEnc: null, consumerSecretEnc: null } });
  await processDelivery({ ...h.deps, openClient: openStoreClient }, id);
  expect(await deliveryOf(id)).toMatchObject({ outcome: "ignored", errorCode: "storeNotConnected" });
});
