import { log } from "@/lib/log";
import type { CallOptions } from "@/lib/woo/call-store";
import { checkPages } from "@/lib/woo/resources/check-pages";
import { checkWriteAccess } from "@/lib/woo/resources/products";
import { isInterruption } from "@/lib/woo/interrupted";
import type { WooClient } from "@/lib/woo/woo-client";
import { isWooError, type WooError } from "@/lib/woo/woo-error";
import { type EngineDeps, loadJobContext, requestOptions, type StoreContext } from "@/lib/sync/core/run-context";
import { probeStore } from "@/lib/sync/core/probe-store";
import { isRefusedKey, NO_FAULT, nextProbeAt } from "@/lib/sync/core/store-fault";
import { recordStoreEvents } from "@/lib/sync/runs/store-event";
import { scheduleDueRuns } from "./schedule-runs";

/**
 * Asks a store with a fault whether it answers again. If so, the fault ends and everything that is due is enqueued at
 * once; otherwise the next probe waits longer. A refused key that probes confirm waits for a person, and is recorded as
 * a store event.
 *
 * @throws Interrupted when the process has to end
 */
export async function probeFaultedStore(deps: EngineDeps, storeId: number): Promise<void> {
  const context = await loadJobContext(deps, storeId);
  if (!context || context.store.faultCode === null) return;
  const error = await findError(context);
  if (error === null) return clearFault(context, context.store.faultCode);
  await keepFault(context, context.store.faultCode, error);
}

/** What tells whether these faults have ended, which an answer alone does not. */
const CHECKS: Record<string, (client: WooClient, options: CallOptions) => Promise<void>> = {
  auth_read_only: checkWriteAccess,
  cached_answers: checkPages,
};

async function findError(context: StoreContext): Promise<WooError | null> {
  const options = requestOptions(context);
  const error = await probeStore(context.client, options);
  if (isInterruption(error)) throw error;
  // A key without write permission still reads, and a cache answers a single request.
  const check = error === null ? CHECKS[context.store.faultCode ?? ""] : undefined;
  if (!check) return error;
  try {
    await check(context.client, options);
    return null;
  } catch (failed) {
    if (isWooError(failed)) return failed;
    throw failed;
  }
}

async function clearFault({ db, deps, store }: StoreContext, code: string): Promise<void> {
  const cleared = await db.store.updateMany({ where: isUnchanged(store), data: NO_FAULT });
  if (cleared.count === 0) return;
  log.info({ storeId: store.id, code }, "a store answers again");
  await recordStoreEvents(db, store, [{ kind: "fault_cleared", userId: null, details: { fault: code } }]);
  await scheduleDueRuns(db, deps.publicUrl);
}

async function keepFault({ db, store }: StoreContext, known: string, error: WooError): Promise<void> {
  // No answer says nothing about the fault, and must not confirm a refused key.
  const isAnswered = error.concerns === "store";
  const code = isAnswered ? error.code : known;
  const probes = isAnswered && isRefusedKey(code) && code !== known ? 1 : store.faultProbes + (isAnswered ? 1 : 0);
  const now = new Date();
  const nextAt = nextProbeAt(code, probes, now);
  const kept = await db.store.updateMany({
    where: isUnchanged(store),
    data: { faultCode: code, faultProbes: probes, nextProbeAt: nextAt },
  });
  if (kept.count === 0 || nextAt !== null) return;
  log.error({ storeId: store.id, code }, "a store refuses its key; a person has to enter another one");
  await recordStoreEvents(db, store, [{ kind: "fault_confirmed", userId: null, details: { fault: code } }]);
}

/** A person may have entered other keys during the probe. */
function isUnchanged({ id, faultCode, consumerKeyEnc }: StoreContext["store"]) {
  return { id, faultCode, consumerKeyEnc };
}
