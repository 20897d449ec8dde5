import { setMaxListeners } from "node:events";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Business, Store, SyncRun } from "@/lib/generated/prisma/client";
import type { JobTime } from "@/lib/queue/job-time";
import { type AdaptiveLimiter, createAdaptiveLimiter } from "@/lib/woo/adaptive-limiter";
import type { Clock } from "@/lib/woo/clock";
import type { RetryOptions } from "@/lib/woo/retry";
import type { WooClient } from "@/lib/woo/woo-client";
import { type StoreProfile, storeProfileSchema } from "@/lib/sync/settings/store-profile";
import { type StoreSettings, storeSettingsSchema } from "@/lib/sync/settings/store-settings";
import { whileConnected } from "./connected-client";
import { recordStoreFault } from "./store-fault";

/** What the engine needs from outside; tests pass a sandbox client and short waits. */
export type EngineDeps = {
  db: Db;
  /** The address from which stores fetch images, without trailing slash. */
  publicUrl: string;
  openClient: (store: Store) => WooClient;
  retry?: RetryOptions;
  /** Bounds the requests of this process; by default, its limiter of the store. Simulated processes have one each. */
  limiter?: AdaptiveLimiter;
  /** First wait, in ms, after a store did not answer; doubles each time. */
  firstStallMs?: number;
  /** Products per slice; see SLICE_SIZE. Also the orders on a page of a pull. */
  sliceSize?: number;
  /** Time between two looks at a store that may still be working, in ms. */
  lookGapMs?: number;
  /** Age, in ms, from which a poll of orders is repeated before a push; see CAUGHT_UP_IS_FRESH_MS. */
  ordersAreFreshMs?: number;
  /** How the engine waits for a store that may still be working; the real time by default. */
  clock?: Clock;
  /** The time limits of the job that does the work; absent outside of jobs. */
  time?: JobTime;
};

/** What any work for one store needs. */
export type StoreContext = {
  deps: EngineDeps;
  db: Db;
  store: Store;
  business: Business;
  settings: StoreSettings;
  profile: StoreProfile | null;
  client: WooClient;
  limiter: AdaptiveLimiter;
  /** Fires when the run is cancelled, the store is disconnected, or the process has to end (isInterrupted). */
  abort: AbortController;
};

/** What one slice of one run needs. */
export type RunContext = StoreContext & { run: SyncRun };

/**
 * Products per slice: four batches of a hundred, enough for two to four concurrent requests. A slice
 * takes about 10 s on a small store, short enough for any of the three ways to run a job.
 */
export const SLICE_SIZE = 400;

// One limiter per store and process, so that its measure of the store's pace outlives the slice.
const limiters = new Map<number, AdaptiveLimiter>();

function limiterOf(storeId: number): AdaptiveLimiter {
  let limiter = limiters.get(storeId);
  if (!limiter) limiters.set(storeId, (limiter = createAdaptiveLimiter()));
  return limiter;
}

/**
 * Returns what work for a store needs. Opens no connection.
 *
 * @throws AppError `conflict` (`storeNotConnected`) when the store has no keys
 * @throws AppError `conflict` (`storeKeysUnreadable`) when its keys cannot be decrypted
 */
function createStoreContext(deps: EngineDeps, row: Store & { business: Business }): StoreContext {
  const { business, ...store } = row;
  const profile = storeProfileSchema.safeParse(store.profile);
  const abort = new AbortController();
  // Each open request adds a listener, so more than ten at once are no leak.
  setMaxListeners(0, abort.signal);
  if (deps.time) giveUpWith(deps.time.signal, abort);
  return {
    deps,
    db: deps.db,
    store,
    business,
    settings: storeSettingsSchema.parse(store.settings),
    profile: profile.success ? profile.data : null,
    client: whileConnected(deps.db, store.id, deps.openClient(store), () => abort.abort()),
    limiter: deps.limiter ?? limiterOf(store.id),
    abort,
  };
}

function giveUpWith(signal: AbortSignal, abort: AbortController): void {
  if (signal.aborted) abort.abort();
  else signal.addEventListener("abort", () => abort.abort(), { once: true });
}

/** Whether the process, not a person, ended the work. The work then continues in another job. */
export function isInterrupted(deps: EngineDeps): boolean {
  return deps.time?.signal.aborted ?? false;
}

/**
 * Returns what work for a store needs, by the store's id. Null when the store is missing or has no keys.
 *
 * @throws AppError `conflict` (`storeKeysUnreadable`) when its keys cannot be decrypted
 */
export async function loadStoreContext(deps: EngineDeps, storeId: number): Promise<StoreContext | null> {
  const row = await deps.db.store.findUnique({ where: { id: storeId }, include: { business: true } });
  if (!row || row.consumerKeyEnc === null || row.consumerSecretEnc === null) return null;
  return createStoreContext(deps, row);
}

/**
 * Returns what a job for a store needs. Unreadable keys also give null and become the store's fault:
 * another attempt at the job would not help, and the schedule skips a store with a fault.
 */
export async function loadJobContext(deps: EngineDeps, storeId: number): Promise<StoreContext | null> {
  try {
    return await loadStoreContext(deps, storeId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await recordStoreFault(deps.db, storeId, error.message);
    return null;
  }
}

/**
 * Returns what a slice of a run needs.
 *
 * @throws AppError `conflict` (`storeNotConnected`) when the store has no keys
 * @throws AppError `conflict` (`storeKeysUnreadable`) when its keys cannot be decrypted
 */
export function createRunContext(
  deps: EngineDeps,
  run: SyncRun & { store: Store & { business: Business } },
): RunContext {
  return { ...createStoreContext(deps, run.store), run };
}

/** Returns the options of every request to the store: limiter, signal, retries and the pause before a split. */
export function requestOptions(context: StoreContext) {
  return {
    limiter: context.limiter,
    signal: context.abort.signal,
    ...(context.deps.retry ? { retry: context.deps.retry } : {}),
    clock: context.deps.clock,
    lookGapMs: context.deps.lookGapMs,
  };
}
