import type { Pool } from "pg";
import type { SandboxStore } from "@/e2e/sandbox/sandbox-store";
import type { Db } from "@/lib/db";
import type { Business, Location, Store, SyncRun } from "@/lib/generated/prisma/client";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { runStep } from "@/lib/sync/drive/run-step";
import { startRun, type RunRequest } from "@/lib/sync/drive/start-run";
import { encryptStoreKeys } from "@/lib/sync/core/store-client";
import type { StoreSettings } from "@/lib/sync/settings/store-settings";
import { createWooClient } from "@/lib/woo/woo-client";
import { createBusiness, createLocation, createStore } from "./factories";

/** Enough for any run of a test; a run with more steps never ends. */
const MAX_STEPS = 500;

export type Harness = {
  db: Db;
  business: Business;
  location: Location;
  store: Store;
  deps: EngineDeps;
  sandbox: SandboxStore;
  /** Runs to the end in this process, without a worker, and returns the ended run. */
  sync(request?: Partial<Pick<RunRequest, "kind" | "mode" | "isForced">>): Promise<SyncRun>;
  /** Continues an existing run to its end. */
  drain(runId: number): Promise<SyncRun>;
  /** Requests that changed the sandbox since the last call of this function. */
  takeWrites(): number;
  saveSettings(settings: Partial<StoreSettings>): Promise<void>;
};

/** A business, or a given one, with the sandbox as a store with keys, and an engine with short waits. */
export async function createHarness(
  { db, pool }: { db: Db; pool: Pool },
  sandbox: SandboxStore,
  values: {
    business?: Business;
    currency?: string;
    pricesIncludeTax?: boolean;
    settings?: Partial<StoreSettings>;
    deps?: Partial<EngineDeps>;
  } = {},
): Promise<Harness> {
  await migrateJobs(pool);
  const business =
    values.business ??
    (await createBusiness(db, {
      currency: values.currency ?? "USD",
      pricesIncludeTax: values.pricesIncludeTax ?? false,
    }));
  const location = await createLocation(db, business.id);
  const created = await createStore(db, business.id, location.id, {
    url: sandbox.url,
    settings: values.settings ?? {},
  });
  const keys = { consumerKey: sandbox.consumerKey, consumerSecret: sandbox.consumerSecret };
  const store = await db.store.update({ where: { id: created.id }, data: encryptStoreKeys(keys) });
  const deps: EngineDeps = {
    db,
    publicUrl: "http://127.0.0.1:9",
    openClient: () => createWooClient({ url: sandbox.url, ...keys, allowPrivateAddresses: true, timeoutMs: 10_000 }),
    retry: { attempts: 2, firstDelayMs: 1, maxDelayMs: 5 },
    firstStallMs: 1,
    lookGapMs: 1,
    ordersAreFreshMs: 0,
    ...values.deps,
  };

  async function drain(runId: number): Promise<SyncRun> {
    for (let step = 0; step < MAX_STEPS; step += 1) {
      await runStep(deps, runId);
      const run = await db.syncRun.findUniqueOrThrow({ where: { id: runId } });
      if (run.finishedAt !== null) return run;
    }
    throw new Error(`run ${runId} did not end within ${MAX_STEPS} steps`);
  }

  let writesBefore = sandbox.requests.counts().writes;
  return {
    db,
    business,
    location,
    store,
    deps,
    sandbox,
    drain,
    async sync(request = {}) {
      const base = {
        businessId: business.id,
        storeId: store.id,
        kind: "products",
        mode: "all",
        trigger: "user",
        userId: null,
      } as const;
      const run = await startRun(db, { ...base, ...request });
      return drain(run.id);
    },
    takeWrites() {
      const writes = sandbox.requests.counts().writes - writesBefore;
      writesBefore = sandbox.requests.counts().writes;
      return writes;
    },
    async saveSettings(settings) {
      await db.store.update({ where: { id: store.id }, data: { settings } });
    },
  };
}
