import { setMaxListeners } from "node:events";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Business, Store, SyncRun } from "@/lib/generated/prisma/client";
import type { JobTime } from "@/lib/queue/job-time";
import { type AdaptiveLimiter, createAdaptiveLimiter } from "@/lib/woo/adaptive-limiter";
import type { RetryOptions } from "@/lib/woo/retry";
import type { WooClient } from "@/lib/woo/woo-client";
import { type StoreProfile, storeProfileSchema } from "@/lib/sync/settings/store-profile";
import { type StoreSettings, storeSettingsSchema } from "@/lib/sync/settings/store-settings";

/** What the engine needs from outside; tests pass a sandbox client and short waits. */
export type EngineDeps = {
  db: Db;
  /** Where stores fetch images from, without trailing slash. */
  publicUrl: string;
  openClient: (store: Store) => WooClient;
  retry?: RetryOptions;
  /** First wait, in ms, after a store did not answer; doubles each time. */
  firstStallMs?: number;
  /** Products per slice; see SLICE_SIZE. */
  sliceSize?: number;
  pauseBeforeSplitMs?: number;
  /** Of the job that this is done for; absent outside of jobs. */
  time?: JobTime;
};

/** Everything work for one store needs. */
export type StoreContext = {
  deps: EngineDeps;
  db: Db;
  store: Store;
  business: Business;
  settings: StoreSettings;
  profile: StoreProfile | null;
  client: WooClient;
  limiter: AdaptiveLimiter;
  /** Fires when the run is cancelled, or the process has to end (isInterrupted). */
  abort: AbortController;
};

/** Everything one slice of one run works with. */
export type RunContext = StoreContext & { run: SyncRun };

/**
 * Four batches of a hundred: enough for the limiter to have two to four under way, and short
 * enough (about 10 s on a small store) for any of the three ways to run a job.
 */
export const SLICE_SIZE = 400;

// One per store and process, so that what was learnt about a store's pace outlives the slice.
const limiters = new Map<number, AdaptiveLimiter>();

function limiterOf(storeId: number): AdaptiveLimiter {
  let limiter = limiters.get(storeId);
  if (!limiter) limiters.set(storeId, (limiter = createAdaptiveLimiter()));
  return limiter;
}

/** Puts together what work for a store needs. Throws conflict `storeNotConnected` or `storeKeysUnreadable`. */
function createStoreContext(deps: EngineDeps, row: Store & { business: Business }): StoreContext {
  const { business, ...store } = row;
  const profile = storeProfileSchema.safeParse(store.profile);
  const abort = new AbortController();
  // Each request under way listens; more than ten at once are no leak.
  setMaxListeners(0, abort.signal);
  if (deps.time) giveUpWith(deps.time.signal, abort);
  return {
    deps,
    db: deps.db,
    store,
    business,
    settings: storeSettingsSchema.parse(store.settings),
    profile: profile.success ? profile.data : null,
    client: deps.openClient(store),
    limiter: limiterOf(store.id),
    abort,
  };
}

function giveUpWith(signal: AbortSignal, abort: AbortController): void {
  if (signal.aborted) abort.abort();
  else signal.addEventListener("abort", () => abort.abort(), { once: true });
}

/** Whether work ended because the process has to, not because somebody asked for it: it goes on in another job. */
export function isInterrupted(deps: EngineDeps): boolean {
  return deps.time?.signal.aborted ?? false;
}

/** The same for a store by its id; null when it is gone or has no keys. Throws conflict `storeKeysUnreadable`. */
export async function loadStoreContext(deps: EngineDeps, storeId: number): Promise<StoreContext | null> {
  const row = await deps.db.store.findUnique({ where: { id: storeId }, include: { business: true } });
  if (!row || row.consumerKeyEnc === null || row.consumerSecretEnc === null) return null;
  return createStoreContext(deps, row);
}

/**
 * The same for a job: keys that can't be read are null, too, and the store's fault from then on.
 * Trying the job again would not help, and the schedule leaves a store with a fault alone.
 */
export async function loadJobContext(deps: EngineDeps, storeId: number): Promise<StoreContext | null> {
  try {
    return await loadStoreContext(deps, storeId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await deps.db.store.updateMany({ where: { id: storeId }, data: { faultCode: error.message, faultAt: new Date() } });
    return null;
  }
}

/** Puts together what a slice works with. Throws conflict `storeNotConnected` or `storeKeysUnreadable`. */
export function createRunContext(
  deps: EngineDeps,
  run: SyncRun & { store: Store & { business: Business } },
): RunContext {
  return { ...createStoreContext(deps, run.store), run };
}

/** The options that every request of a run is sent with. */
export function requestOptions(context: StoreContext) {
  return {
    limiter: context.limiter,
    signal: context.abort.signal,
    ...(context.deps.retry ? { retry: context.deps.retry } : {}),
    ...(context.deps.pauseBeforeSplitMs === undefined ? {} : { pauseBeforeSplitMs: context.deps.pauseBeforeSplitMs }),
  };
}
