import type { Db, Tx } from "@/lib/db";
import { isWriteConflict } from "@/lib/db/errors";
import { AppError } from "@/lib/errors";

/** Short timeouts, since a customer waits at the till. */
const OPTIONS = { timeout: 15_000, maxWait: 15_000 };

/**
 * Runs a change of a sale in a transaction, and retries it once after a deadlock with an import or a count that locks
 * the same goods in another order. `write` may run twice.
 *
 * @throws AppError `conflict` (`goodsBusy`) when the retry ends in a deadlock too
 */
export async function runSaleTransaction<T>(db: Db, write: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.$transaction(write, OPTIONS);
  } catch (error) {
    if (!isWriteConflict(error)) throw error;
  }
  try {
    return await db.$transaction(write, OPTIONS);
  } catch (error) {
    throw isWriteConflict(error) ? new AppError("conflict", "goodsBusy", { cause: error }) : error;
  }
}
