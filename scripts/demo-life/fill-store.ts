import type { SandboxStore } from "@/e2e/sandbox/sandbox-store";
import type { Db } from "@/lib/db";
import type { SyncRun } from "@/lib/generated/prisma/client";
import { openStoreClient } from "@/lib/sync/core/store-client";
import type { SeededShop } from "@/prisma/seed/seed-shop";
import { isFirstSyncDue, runFirstSync } from "../demo-store";
import { liveThroughOrders, loadSeller } from "./live-through-orders";
import { setUpStore } from "./set-up-store";
import type { StoreClock } from "./store-clock";

type Connected = { shop: SeededShop; storeId: number; sandbox: SandboxStore; clock: StoreClock };
type Options = {
  /** The address from which the store fetches images. */
  publicUrl: string;
  signal: AbortSignal;
  now?: Date;
  onRun(run: SyncRun): void;
  onProgress(text: string): void;
};

/**
 * Sends the whole catalogue, and fills a store that is new with taxes before it and with orders after it. A worker has
 * to run. Returns the first sync, or null when it was done by an earlier start.
 */
export async function fillStore(
  db: Db,
  { shop, storeId, sandbox, clock }: Connected,
  { publicUrl, signal, onRun, ...options }: Options,
): Promise<SyncRun | null> {
  const isFirst = await isFirstSyncDue(db, storeId);
  const life = { deps: { db, publicUrl, openClient: openStoreClient }, shop, storeId, sandbox };
  if (isFirst) await setUpStore(life, (await loadSeller(db, shop.businessId)).id);
  const run = await runFirstSync(db, shop.businessId, storeId, { signal, onProgress: onRun });
  if (isFirst && run?.status === "completed") await liveThroughOrders(life, { clock, signal, ...options });
  return run;
}
