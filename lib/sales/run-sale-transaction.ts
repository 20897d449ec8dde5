import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";

/** Short timeouts, since a customer waits at the till. */
const OPTIONS = { timeout: 15_000, maxWait: 15_000 };

/** serialization_failure and deadlock_detected. */
const CONFLICTS: readonly unknown[] = ["40001", "40P01"];

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

function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return (
    error.code === "P2034" || (error.code === "P2010" && CONFLICTS.includes(rawCode(error.meta?.driverAdapterError)))
  );
}

/** A query written by hand fails with a code of its own, and the database's below it. */
function rawCode(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  const { cause } = error;
  return typeof cause === "object" && cause !== null && "originalCode" in cause ? cause.originalCode : undefined;
}
