import type { WooItemResult } from "@/lib/woo/batch-items";
import type { EntryEntity, EntryOperation, EntryOutcome } from "@/lib/generated/prisma/enums";

/** The result for one item of a slice; one entry of the run's log. */
export type Outcome = {
  entity: EntryEntity;
  operation: EntryOperation;
  outcome: EntryOutcome;
  localId: number | null;
  productId: number | null;
  remoteId?: number | null;
  label: string;
  sku?: string | null;
  error?: OutcomeError | null;
  /** The payload as sent. */
  sent?: object | null;
};

/** The error code of an unexpected exception, in a run's stall and in the entry of the item that causes it. */
export const INTERNAL = "internal";

/** A WooError, or an error that the POS found itself. */
export type OutcomeError = { code: string; storeMessage?: string | undefined };

export type CounterDelta = Partial<Record<"done" | "created" | "updated" | "unchanged" | "skipped" | "failed", number>>;

/** The parts of an entry that are known before the item is sent. */
export type OutcomeLine = Pick<Outcome, "entity" | "operation" | "localId" | "productId" | "label" | "sku"> & {
  /** The id the item had in the store before it was sent; null for a create. */
  remoteId: number | null;
};

/**
 * Returns the entry of an item that the store has answered.
 *
 * @param problem the error of an accepted item, when the store did something else than requested
 */
export function toOutcome(
  { sent, result }: { sent: object; result: WooItemResult<{ id: number }> },
  line: OutcomeLine,
  problem: OutcomeError | null = null,
): Outcome {
  const error = result.ok ? problem : result.error;
  return {
    ...line,
    outcome: error ? "failed" : "done",
    remoteId: result.ok ? result.data.id : line.remoteId,
    error,
    sent,
  };
}

/** Returns what entries add to a run's counters: creates, everything else that is done, and failures. */
export function countOf(outcomes: readonly Outcome[]): Required<Pick<CounterDelta, "created" | "updated" | "failed">> {
  const done = outcomes.filter(({ outcome }) => outcome === "done");
  const created = done.filter(({ operation }) => operation === "create").length;
  const failed = outcomes.filter(({ outcome }) => outcome === "failed").length;
  return { created, updated: done.length - created, failed };
}
