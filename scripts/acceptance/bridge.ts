import { setTimeout as sleep } from "node:timers/promises";
import type { Store, SyncRun } from "@/lib/generated/prisma/client";
import { runStep } from "@/lib/sync/drive/run-step";
import { startRun } from "@/lib/sync/drive/start-run";
import { loadStoreContext, type EngineDeps } from "@/lib/sync/core/run-context";
import { toImportSource } from "@/lib/sync/orders/import-source";
import { pollOrders } from "@/lib/sync/orders/poll-orders";
import { readStoreKeys } from "@/lib/sync/core/store-client";
import { pushChangedStock } from "@/lib/sync/stock/push-changed-stock";
import { type ResetKind, resetLinks } from "@/lib/sync/stores/reset-links";
import { createStore } from "@/lib/sync/stores/save-store";
import { storeInputSchema } from "@/lib/sync/stores/store-input-schema";
import { testStore } from "@/lib/sync/stores/test-store";
import { createWooClient, type WooClient } from "@/lib/woo/woo-client";
import { createActingClient, Killed, type Stage } from "./acting-client";
import type { Shop } from "./open-shop";

/** A run with more steps never ends. */
const MAX_STEPS = 2_000;
/** The first wait after a store did not answer; the application's own is 15 s. */
const FIRST_STALL_MS = 3_000;

export type Connection = { url: string; consumerKey: string; consumerSecret: string };

/** A shop that is connected to a store, with the engine's own code in between. */
export type Bridge = {
  shop: Shop;
  store: Store;
  wooVersion: string;
  /** The store's own API, without the engine. */
  client: WooClient;
  /** What the engine's next requests go through. */
  stage: Stage;
  /** Runs a sync to its end. A killed process is followed by another that continues the run. */
  sync(mode?: "all" | "changed"): Promise<SyncRun>;
  /** Imports the orders that changed, as the schedule does. */
  poll(): Promise<void>;
  /** Sends the quantities that changed, as a sale or a movement causes it. */
  push(): Promise<void>;
  reset(kind: ResetKind): Promise<void>;
};

/** Opens a client for requests of the acceptance itself. */
export function openClient(connection: Connection): WooClient {
  return createWooClient({ ...connection, allowPrivateAddresses: true, timeoutMs: 120_000 });
}

/**
 * Saves the store as the settings page does, and tests the connection. Throws an Error with the code of a test that
 * failed.
 */
export async function connect(shop: Shop, connection: Connection, publicUrl: string): Promise<Bridge> {
  const { db, business, location, user } = shop;
  const { url, consumerKey, consumerSecret } = connection;
  const input = storeInputSchema.parse({
    ...connection,
    name: "Acceptance",
    locationId: location.id,
    autoSync: true,
    autoSyncMinutes: 5,
    settings: {},
  });
  const saved = await createStore(db, business.id, input, user.id);
  const answer = await testStore(db, business.id, { storeId: saved.id, url, consumerKey, consumerSecret });
  if (!answer.ok) throw new Error(`The connection test fails: ${answer.code} ${answer.storeMessage ?? ""}`.trim());

  const stage: Stage = { act: { kind: "send" }, writes: [] };
  const deps: EngineDeps = {
    db,
    publicUrl,
    firstStallMs: FIRST_STALL_MS,
    openClient: (row) =>
      createActingClient(createWooClient({ url: row.url, ...readStoreKeys(row), allowPrivateAddresses: true }), stage),
  };
  // A store lists orders after a second, so one that is placed in the second of the connection is not among them.
  const createdAt = new Date(saved.createdAt.getTime() - 1_000);
  return {
    shop,
    store: await db.store.update({ where: { id: saved.id }, data: { createdAt } }),
    wooVersion: answer.profile.wooVersion,
    client: openClient(connection),
    stage,
    async sync(mode = "all") {
      const ids = { businessId: business.id, storeId: saved.id };
      const { id } = await startRun(db, { ...ids, kind: "products", mode, trigger: "user", userId: user.id });
      return drain(deps, id);
    },
    async poll() {
      const context = await loadStoreContext(deps, saved.id);
      if (context === null) throw new Error("The store lost its keys.");
      await pollOrders(toImportSource(deps, context.store, context.client));
    },
    push: () => pushChangedStock(deps, saved.id),
    async reset(kind) {
      await resetLinks(db, { businessId: business.id, storeId: saved.id, userId: user.id, kind });
    },
  };
}

async function drain(deps: EngineDeps, runId: number): Promise<SyncRun> {
  for (let step = 0; step < MAX_STEPS; step += 1) {
    try {
      await runStep(deps, runId);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    const run = await deps.db.syncRun.findUniqueOrThrow({ where: { id: runId } });
    if (run.finishedAt !== null) return run;
    if (run.resumeAt !== null) await sleep(Math.max(0, run.resumeAt.getTime() - Date.now()));
  }
  throw new Error(`Run ${runId} does not end.`);
}
