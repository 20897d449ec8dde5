import type { Tx } from "@/lib/db";
import type { StorePull } from "@/lib/generated/prisma/client";
import type { StoreContext } from "@/lib/sync/core/run-context";
import type { PullCursor } from "./pull-schema";

/** What one slice of one pull needs. */
export type PullContext = StoreContext & { pull: StorePull };

export type PullSlice = {
  /** Where the next slice begins; null ends the phase. */
  next: PullCursor | null;
  /** Items that the slice has processed. */
  done: number;
  /** Items of the phase, once they are known. */
  total?: number | undefined;
  /** Writes what the slice found, in the transaction that moves the cursor. */
  record?: (tx: Tx) => Promise<void>;
};

/**
 * Processes the slice after a cursor. A slice that is repeated after a crash changes nothing more.
 *
 * @throws WooError when the store refuses or does not answer
 * @throws AppError `conflict` when something else has to end first
 * @throws Interrupted when the signal fires
 */
export type PullPhaseStep = (context: PullContext, cursor: PullCursor) => Promise<PullSlice>;
