import { beforeEach, expect, test } from "vitest";
import { runJobsWithin } from "@/lib/jobs/run-jobs-within";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createRecordedEndpoints, recordedSecret } from "@/lib/testing/recorded-deliveries";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { signWebhook } from "@/lib/woo/signature";
import { receiveDelivery } from "./receive-delivery";
import { reviveDeliveries } from "./revive-deliveries";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
  await createRecordedEndpoints(h.db, h.store.id);
  await testDb.pool().query("delete from graphile_worker._private_jobs");
});

/** Receives the deletion of an order, which always has the same bytes. */
async function receiveDeletion() {
  const rawBody = Buffer.from('{"id":21}');
  const topicSlug = "order-deleted";
  const signature = signWebhook(rawBody, recordedSecret(topicSlug));
  return receiveDelivery(h.db, { topicSlug, storeId: String(h.store.id), rawBody, signature, deliveryId: "d" });
}

const received = () => h.db.delivery.findMany({ where: { storeId: h.store.id }, orderBy: { id: "asc" } });
const anHourPasses = () => h.db.delivery.updateMany({ data: { receivedAt: new Date(Date.now() - 3_600_000) } });

test("a delivery whose process ended in the last attempt fails visibly, and the next deletion is a new one", async () => {
  expect(await receiveDeletion()).toMatchObject({ kind: "accepted" });
  expect(await receiveDeletion()).toMatchObject({ kind: "repeated" });
  // What is left of a killed worker once its jobs are freed.
  await testDb.pool().query("update graphile_worker._private_jobs set attempts = max_attempts");
  await anHourPasses();
  await runJobsWithin(h.deps, testDb.pool(), 10_000, 1);
  expect(await received()).toMatchObject([{ outcome: "failed", errorCode: "internal", processedAt: expect.any(Date) }]);
  expect(await receiveDeletion()).toMatchObject({ kind: "accepted" });
  await runJobsWithin(h.deps, testDb.pool(), 10_000, 1);
  expect((await received())[1]?.processedAt).not.toBeNull();
});

test("a delivery whose job is missing, as after a restored backup, gets another one", async () => {
  await receiveDeletion();
  await testDb.pool().query("delete from graphile_worker._private_jobs");
  await anHourPasses();
  await runJobsWithin(h.deps, testDb.pool(), 10_000, 1);
  const [delivery] = await received();
  expect(delivery?.outcome).not.toBe("queued");
  expect(delivery?.outcome).not.toBe("failed");
});

test("a delivery whose job waits or runs is left alone", async () => {
  await receiveDeletion();
  expect(await reviveDeliveries(h.db)).toBe(0);
  await anHourPasses();
  expect(await reviveDeliveries(h.db)).toBe(0);
  await testDb.pool().query("update graphile_worker._private_jobs set attempts = max_attempts, locked_at = now()");
  expect(await reviveDeliveries(h.db)).toBe(0);
  expect(await received()).toMatchObject([{ outcome: "queued" }]);
});
