import type { Db, Tx } from "@/lib/db";

/** Milliseconds between cancel requests: one that arrives between two statements has no effect. */
const CANCEL_EVERY_MS = 100;

type Options = { timeout: number; maxWait: number };

/**
 * Runs a transaction that the signal interrupts in the middle of a statement; everything is rolled back then.
 *
 * @returns whether the transaction was committed
 */
export async function interruptibleTransaction(
  db: Db,
  signal: AbortSignal | undefined,
  work: (tx: Tx) => Promise<void>,
  options: Options,
): Promise<boolean> {
  let isBroken = false;
  try {
    await db.$transaction(async (tx) => {
      const release = await cancelWith(db, tx, signal);
      try {
        await work(tx);
      } catch (error) {
        isBroken = signal?.aborted ?? false;
        throw error;
      } finally {
        await release();
      }
    }, options);
    return true;
  } catch (error) {
    if (isBroken) return false;
    throw error;
  }
}

/** Returns a function that stops the cancel requests, since the pool lends the connection to others afterwards. */
async function cancelWith(db: Db, tx: Tx, signal: AbortSignal | undefined): Promise<() => Promise<void>> {
  if (signal === undefined) return async () => undefined;
  const rows = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const pid = rows[0]?.pid ?? 0;
  let timer: NodeJS.Timeout | undefined;
  let cancelling: Promise<unknown> = Promise.resolve();
  const cancel = () => {
    cancelling = db.$executeRaw`select pg_cancel_backend(${pid}::int)`.catch(() => undefined);
  };
  const begin = () => {
    cancel();
    timer = setInterval(cancel, CANCEL_EVERY_MS);
  };
  if (signal.aborted) begin();
  else signal.addEventListener("abort", begin, { once: true });
  return async () => {
    signal.removeEventListener("abort", begin);
    clearInterval(timer);
    await cancelling;
  };
}
