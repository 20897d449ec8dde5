import { log } from "@/lib/log";
import { isWooError } from "@/lib/woo/woo-error";
import type { StoreContext } from "./run-context";
import { recordStoreFault } from "./store-fault";

/**
 * Does the work, and records a fault of the store instead of throwing it: each further attempt would
 * be refused until a probe or a person ends the fault.
 *
 * @throws WooError of any other kind, so that the job is tried again
 */
export async function recordFault(
  { db, store }: Pick<StoreContext, "db" | "store">,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isWooError(error) || error.concerns !== "store") throw error;
    log.warn({ storeId: store.id, code: error.code }, "a store refuses; it is probed again later");
    await recordStoreFault(db, store.id, error.code);
  }
}
