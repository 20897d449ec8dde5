import type { Db, Tx } from "@/lib/db";

/** Wait before the first and the longest wait between later probes of a store with a fault. */
const FIRST_PROBE_MS = 5 * 60_000;
const MAX_PROBE_MS = 60 * 60_000;

/** A refused key waits for a person after so many probes in a row confirmed it, since a security plugin may refuse one for a while. */
const CONFIRMING_PROBES = 3;

/** Errors that only a person can end: the key was deleted, replaced, or lacks rights. */
const REFUSED_KEY: ReadonlySet<string> = new Set(["auth_bad_key", "auth_bad_secret", "auth_read_only"]);

/** Whether a store's error means that only other keys, or more rights for them, can end it. */
export function isRefusedKey(code: string): boolean {
  return REFUSED_KEY.has(code);
}

/** Errors that no answer of the store can end: keys to enter again, a question that a person answers. */
const UNPROBED: ReadonlySet<string> = new Set(["storeKeysUnreadable", "other_database"]);

/** The columns of a store without a fault. */
export const NO_FAULT = { faultCode: null, faultAt: null, faultProbes: 0, nextProbeAt: null } as const;

/** When the probe after `probes` failed ones is due; null when the fault waits for a person. */
export function nextProbeAt(code: string, probes: number, now: Date): Date | null {
  if (UNPROBED.has(code) || (REFUSED_KEY.has(code) && probes >= CONFIRMING_PROBES)) return null;
  return new Date(now.getTime() + Math.min(FIRST_PROBE_MS * 2 ** probes, MAX_PROBE_MS));
}

/**
 * Records a fault of a store, with the time of its first probe. A fault that is known already keeps its beginning and its
 * probes, unless the new one is not probed. A store that was disconnected meanwhile has no fault.
 */
export async function recordStoreFault(db: Db | Tx, storeId: number, code: string): Promise<void> {
  const now = new Date();
  const isKnown = UNPROBED.has(code) ? {} : { faultCode: null };
  await db.store.updateMany({
    where: { id: storeId, disconnectedAt: null, ...isKnown },
    data: { faultCode: code, faultAt: now, faultProbes: 0, nextProbeAt: nextProbeAt(code, 0, now) },
  });
}
