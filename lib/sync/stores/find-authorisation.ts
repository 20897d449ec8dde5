import type { Db } from "@/lib/db";
import { findStateHash } from "./authorisation-state";

/** What has come of a request for keys. */
export type AuthorisationOutcome =
  /** The keys arrived. */
  | { kind: "connected"; storeId: number }
  /** No keys: the person refused them in the store, or they could not be delivered. */
  | { kind: "refused" | "missing"; url: string }
  /** The business has begun no such request. */
  | { kind: "unknown" };

/**
 * Looks up a request for keys when the person comes back from the store.
 *
 * @param isGranted whether the store says that it has delivered keys
 */
export async function findAuthorisation(
  db: Db,
  businessId: number,
  { state, isGranted }: { state: string; isGranted: boolean },
): Promise<AuthorisationOutcome> {
  const stateHash = findStateHash(state);
  const found = stateHash && (await db.storeAuthorisation.findFirst({ where: { stateHash, businessId } }));
  if (!found) return { kind: "unknown" };
  if (found.storeId !== null) return { kind: "connected", storeId: found.storeId };
  return { kind: isGranted ? "missing" : "refused", url: found.url };
}
