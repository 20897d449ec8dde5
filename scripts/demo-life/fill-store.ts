import type { SandboxStore } from "@/e2e/sandbox/sandbox-store";
import type { Db } from "@/lib/db";
import type { SyncRun } from "@/lib/generated/prisma/client";
import { openStoreClient } from "@/lib/sync/core/store-client";
import type { SeededShop } from "@/prisma/seed/seed-shop";
import { isFirstSyncDue, runFirstSync } from "../demo-store";
import { LIFE_STEPS } from "./life-steps";
import { isLifeDue } from "./is-life-due";
import { type Living, loadOwner } from "./living";
import { runSteps } from "./run-steps";
import { SET_UP_STEPS } from "./set-up-store";
import type { StoreClock } from "./store-clock";

type Connected = { shop: SeededShop; storeId: number; sandbox: SandboxStore; clock: StoreClock };
type Options = {
  /** The address from which the store fetches images. */
  publicUrl: string;
  signal: AbortSignal;
  now?: Date;
  onRun(run: SyncRun): void;
  onStep(name: string): void;
  onProgress(text: string): void;
};

/**
 * Sends the whole catalogue, and fills a store that is new with taxes before it and with orders after it. Goes on where
 * an earlier start ended. A worker has to run. Returns the first sync, or null when it was done by an earlier start.
 */
export async function fillStore(
  db: Db,
  connected: Connected,
  { publicUrl, onRun, onStep, now = new Date(), ...options }: Options,
): Promise<SyncRun | null> {
  const { shop, storeId } = connected;
  const owner = await loadOwner(db, shop.businessId);
  const living: Living = {
    deps: { db, publicUrl, openClient: openStoreClient },
    ...connected,
    owner,
    now,
    ...options,
  };
  if (await isFirstSyncDue(db, storeId)) await runSteps(SET_UP_STEPS, living, onStep);
  const run = await runFirstSync(db, shop.businessId, storeId, { signal: options.signal, onProgress: onRun });
  const isSynced = run === null || run.status === "completed";
  if (isSynced && (await isLifeDue(living))) await runSteps(LIFE_STEPS, living, onStep);
  return run;
}
