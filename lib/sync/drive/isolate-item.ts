import type { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/db";
import { log } from "@/lib/log";
import type { NextItem } from "@/lib/sync/core/next-item";
import { countOf, INTERNAL, type Outcome } from "@/lib/sync/core/outcomes";
import type { Phase } from "@/lib/sync/core/phase";
import { recordOutcomes } from "@/lib/sync/core/record";
import { recordFailures, startOfRun } from "@/lib/sync/core/record-failures";
import { type RunContext, SLICE_SIZE } from "@/lib/sync/core/run-context";
import { type RunCursor, runCursorSchema, START_CURSOR } from "@/lib/sync/core/run-cursor";

/** So many items of a run that fail by an exception have a common cause, such as the run's settings. */
const MAX_ISOLATED = 20;

/** What is to be done about an unexpected exception in a slice. */
export type Isolation =
  /** The slice is repeated once as it was, since a lost connection passes by itself. */
  | { kind: "repeat" }
  /** The items of the slice follow one by one. */
  | { kind: "divide"; cursor: RunCursor }
  /** This item causes it: it fails alone. */
  | { kind: "skip"; item: NextItem }
  /** Too many items cause it: the run fails. */
  | { kind: "fail" }
  /** The phase has no items to tell apart. */
  | { kind: "throw" };

/** Plans what follows an unexpected exception in a slice of a run. */
export async function planIsolation(context: RunContext, phase: Phase): Promise<Isolation> {
  const { run } = context;
  if (phase.findNext === undefined) return { kind: "throw" };
  const isRepeated = run.stalls > 0 && run.errorCode === INTERNAL;
  if (!isRepeated) return { kind: "repeat" };
  const cursor = runCursorSchema.parse(run.cursor ?? START_CURSOR);
  if (cursor.singles !== undefined) {
    const isolated = await context.db.syncEntry.count({ where: { runId: run.id, errorCode: INTERNAL } });
    if (isolated >= MAX_ISOLATED) return { kind: "fail" };
    const item = await phase.findNext(context, cursor);
    return item ? { kind: "skip", item } : { kind: "throw" };
  }
  return { kind: "divide", cursor: { ...cursor, singles: SLICE_SIZE } };
}

/** Records the item that causes an unexpected exception as failed; later runs try it again. */
export async function recordIsolated(tx: Tx, context: RunContext, item: NextItem, error: unknown): Promise<void> {
  log.error({ err: error, runId: context.run.id, ...item.line }, "an item of a run fails by an unexpected exception");
  const outcome: Outcome = { ...item.line, outcome: "failed", error: { code: INTERNAL } };
  await recordFailures(tx, context.store, startOfRun(context.run), [outcome]);
  await recordOutcomes(tx, context, [outcome], { ...countOf([outcome]), done: 1 });
}

/** Returns the stored cursor after a slice: of the slices of one item, one fewer is left. */
export function toStoredCursor({ singles, ...cursor }: RunCursor): Prisma.InputJsonObject {
  return singles === undefined || singles <= 1 ? cursor : { ...cursor, singles: singles - 1 };
}
