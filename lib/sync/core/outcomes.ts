import type { WooItemResult } from "@/lib/woo/batch";
import type { EntryEntity, EntryOperation, EntryOutcome } from "@/lib/generated/prisma/enums";

/** What became of one item of a slice; one row of the run's log. */
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
  /** The payload as it went out. */
  sent?: object | null;
};

/** A WooError, or a finding of our own. */
export type OutcomeError = { code: string; storeMessage?: string | undefined };

export type CounterDelta = Partial<Record<"done" | "created" | "updated" | "unchanged" | "skipped" | "failed", number>>;

/** What a line says besides how it went. */
export type OutcomeLine = Pick<Outcome, "entity" | "operation" | "localId" | "productId" | "label" | "sku"> & {
  /** The id the item had in the store before it was sent; null for a create. */
  remoteId: number | null;
};

/**
 * The log line of an item that the store has answered.
 *
 * @param problem what is wrong with it all the same: the store said yes and did something else
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

/** What the lines add to a run's counters: creates, everything else that is done, and failures. */
export function countOf(outcomes: readonly Outcome[]): Required<Pick<CounterDelta, "created" | "updated" | "failed">> {
  const done = outcomes.filter((one) => one.outcome === "done");
  const created = done.filter((one) => one.operation === "create").length;
  const failed = outcomes.filter((one) => one.outcome === "failed").length;
  return { created, updated: done.length - created, failed };
}
