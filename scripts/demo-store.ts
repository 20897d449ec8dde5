import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type SandboxStore, startSandboxStore } from "@/e2e/sandbox/sandbox-store";
import type { Db } from "@/lib/db";
import type { SyncRun } from "@/lib/generated/prisma/client";
import { createStore } from "@/lib/sync/stores/save-store";
import { startRun } from "@/lib/sync/drive/start-run";
import { encryptStoreKeys } from "@/lib/sync/core/store-client";
import { storeInputSchema } from "@/lib/sync/stores/store-input-schema";
import { testStore } from "@/lib/sync/stores/test-store";
import type { SeededShop } from "@/prisma/seed/seed-shop";
import { LOST_PICTURE } from "./demo-life/set-up-store";
import type { StoreClock } from "./demo-life/store-clock";
import { freePort } from "./free-port";

const FIRST_PORT = 8090;
const STORE_NAME = "Sandbox store";
const POLL_MS = 250;

/** The WooCommerce store of the demo, stored in the data folder. */
export async function startDemoStore(dataDir: string, clock: StoreClock): Promise<SandboxStore> {
  await mkdir(dataDir, { recursive: true });
  const sandbox = await startSandboxStore({
    port: await freePort(FIRST_PORT),
    stateFile: path.join(dataDir, "sandbox-store.json"),
    siteName: STORE_NAME,
    now: clock.now,
  });
  sandbox.faults.set({ unavailableImages: [LOST_PICTURE] });
  return sandbox;
}

/**
 * Updates the store's address, because the sandbox may have another port now. The sandbox and its data are the same,
 * so links and an active run stay as they are.
 */
export async function followDemoStore(db: Db, businessId: number, sandbox: SandboxStore): Promise<void> {
  const { url, consumerKey, consumerSecret } = sandbox;
  await db.store.updateMany({
    where: { businessId, name: STORE_NAME, url: { not: url } },
    data: { url, ...encryptStoreKeys({ consumerKey, consumerSecret }) },
  });
}

/** Connects the shop to the sandbox store, unless an earlier start did. Returns the store's id. */
export async function connectDemoStore(db: Db, shop: SeededShop, sandbox: SandboxStore): Promise<number> {
  const { businessId } = shop;
  const { url, consumerKey, consumerSecret } = sandbox;
  const existing = await db.store.findFirst({ where: { businessId, name: STORE_NAME } });
  // Saved like a person's settings, so a second start leaves the store unchanged.
  const store =
    existing ??
    (await createStore(
      db,
      businessId,
      storeInputSchema.parse({
        name: STORE_NAME,
        url,
        consumerKey,
        consumerSecret,
        locationId: shop.shopLocationId,
        autoSync: true,
        // Long enough to find a product that waits.
        autoSyncMinutes: 15,
        settings: { priceGroupId: shop.webPriceGroupId },
      }),
    ));
  const answer = await testStore(db, businessId, { storeId: store.id, url: store.url, consumerKey, consumerSecret });
  if (!answer.ok) throw new Error(`The sandbox store refuses the connection: ${answer.code}`);
  return store.id;
}

/** Whether no sync of the products was ever completed: the store and its history are yet to be filled. */
export async function isFirstSyncDue(db: Db, storeId: number): Promise<boolean> {
  return (await db.syncRun.findFirst({ where: { storeId, kind: "products", status: "completed" } })) === null;
}

/** Sends the whole catalogue, unless an earlier start of the demo did. Returns the run, or null when none was due. */
export async function runFirstSync(
  db: Db,
  businessId: number,
  storeId: number,
  options: { signal: AbortSignal; onProgress(run: SyncRun): void },
): Promise<SyncRun | null> {
  const earlier = await db.syncRun.findFirst({
    where: { storeId, kind: "products", status: { in: ["queued", "running", "completed"] } },
    orderBy: { id: "desc" },
  });
  if (earlier?.status === "completed") return null;
  const { id } =
    earlier ??
    (await startRun(db, { businessId, storeId, kind: "products", mode: "all", trigger: "setup", userId: null }));
  for (;;) {
    const run = await db.syncRun.findUniqueOrThrow({ where: { id } });
    options.onProgress(run);
    if (run.status !== "queued" && run.status !== "running") return run;
    await sleep(POLL_MS, undefined, { signal: options.signal });
  }
}
