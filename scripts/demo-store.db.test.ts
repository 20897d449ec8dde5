import { afterEach, expect, test } from "vitest";
import { type SandboxStore, startSandboxStore } from "@/e2e/sandbox/sandbox-store";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { startRun } from "@/lib/sync/drive/start-run";
import { readStoreKeys } from "@/lib/sync/core/store-client";
import { createBusiness, createLocation, createPriceGroup } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { connectDemoStore, followDemoStore } from "./demo-store";

const { db, pool } = useTestDb();
const started: SandboxStore[] = [];
afterEach(() => Promise.all(started.splice(0).map((sandbox) => sandbox.close())));

async function start(): Promise<SandboxStore> {
  const sandbox = await startSandboxStore();
  started.push(sandbox);
  return sandbox;
}

test("a second start finds the sandbox at another port, also during a sync", async () => {
  await migrateJobs(pool());
  const business = await createBusiness(db());
  const location = await createLocation(db(), business.id);
  const priceGroup = await createPriceGroup(db(), business.id);
  const shop = {
    isNew: true,
    businessId: business.id,
    shopLocationId: location.id,
    warehouseLocationId: location.id,
    webPriceGroupId: priceGroup.id,
    signIns: [],
  };
  const first = await start();
  await followDemoStore(db(), business.id, first);
  const storeId = await connectDemoStore(db(), shop, first);
  const run = await startRun(db(), {
    businessId: business.id,
    storeId,
    kind: "products",
    mode: "all",
    trigger: "setup",
    userId: null,
  });
  // Settings that a person changed since then stay.
  await db().store.update({ where: { id: storeId }, data: { autoSyncMinutes: 60 } });
  await first.close();

  const second = await start();
  expect(second.url).not.toBe(first.url);
  await followDemoStore(db(), business.id, second);
  expect(await connectDemoStore(db(), shop, second)).toBe(storeId);
  const store = await db().store.findUniqueOrThrow({ where: { id: storeId } });
  expect(store).toMatchObject({ url: second.url, autoSyncMinutes: 60 });
  expect(readStoreKeys(store)).toEqual({ consumerKey: second.consumerKey, consumerSecret: second.consumerSecret });
  expect((await db().syncRun.findUniqueOrThrow({ where: { id: run.id } })).status).toBe("queued");
});
