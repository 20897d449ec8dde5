import { log } from "@/lib/log";
import { isWooError } from "@/lib/woo/woo-error";
import type { StoreContext } from "./run-context";

/**
 * A refusal that a person has to settle marks the store and ends the work: it would be refused each
 * time. Anything else is thrown on, for another try.
 */
export async function noteFault(
  { db, store }: Pick<StoreContext, "db" | "store">,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isWooError(error) || error.concerns !== "store") throw error;
    log.warn({ storeId: store.id, code: error.code }, "a store refuses; a person has to look at its connection");
    await db.store.update({ where: { id: store.id }, data: { faultCode: error.code, faultAt: new Date() } });
  }
}
