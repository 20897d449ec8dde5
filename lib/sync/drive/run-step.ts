import { AppError } from "@/lib/errors";
import { Prisma, type SyncRun } from "@/lib/generated/prisma/client";
import type { RunPhase } from "@/lib/generated/prisma/enums";
import { enqueue } from "@/lib/queue/enqueue";
import type { Db, Tx } from "@/lib/db";
import { log } from "@/lib/log";
import { type Interrupted, isInterruption } from "@/lib/woo/interrupted";
import { REAL_CLOCK } from "@/lib/woo/clock";
import { isWooError, type WooError } from "@/lib/woo/woo-error";
import { finishRun } from "@/lib/sync/core/finish-run";
import { attributesPhase } from "@/lib/sync/attributes/attributes-phase";
import { categoriesPhase } from "@/lib/sync/categories/categories-phase";
import { imagesPhase } from "@/lib/sync/images/images-phase";
import { INTERNAL } from "@/lib/sync/core/outcomes";
import type { Phase, SliceEnd } from "@/lib/sync/core/phase";
import { ordersPhase } from "@/lib/sync/orders/orders-phase";
import { checkIdentities } from "@/lib/sync/products/check-identities";
import { productsPhase } from "@/lib/sync/products/products-phase";
import { stockPhase } from "@/lib/sync/stock/stock-phase";
import { variationsPhase } from "@/lib/sync/products/variations-phase";
import { createRunContext, type EngineDeps, isInterrupted, type RunContext } from "@/lib/sync/core/run-context";
import { type RunCursor, runCursorSchema, START_CURSOR } from "@/lib/sync/core/run-cursor";
import { RUN_PHASES } from "@/lib/sync/core/run-phases";
import { FIRST_STALL_MS, MAX_STALL_MS, MAX_STALLS } from "@/lib/sync/core/stalls";
import { unmovedRun } from "@/lib/sync/core/unmoved-run";
import { planIsolation, recordIsolated, toStoredCursor } from "./isolate-item";
import { runStepJob } from "./jobs";

const PHASES: Record<RunPhase, Phase> = {
  categories: categoriesPhase,
  attributes: attributesPhase,
  products: productsPhase,
  variations: variationsPhase,
  stock: stockPhase,
  images: imagesPhase,
  orders: ordersPhase,
};

/** Enqueues the job of a run's next slice, in the queue of its store. */
export async function enqueueStep(tx: Tx | Db, run: Pick<SyncRun, "id" | "storeId">, runAt?: Date): Promise<void> {
  await enqueue(tx, runStepJob, { runId: run.id, storeId: run.storeId }, runAt ? { runAt } : {});
}

/**
 * Processes one slice of a run and enqueues the next. Repeating a slice after a crash is safe: links and entries of each
 * batch are recorded in one transaction, and the cursor moves last. An error of the store stalls or fails the run.
 */
export async function runStep(deps: EngineDeps, runId: number): Promise<void> {
  const run = await deps.db.syncRun.findUnique({
    where: { id: runId },
    include: { store: { include: { business: true } } },
  });
  if (!run || (run.status !== "queued" && run.status !== "running")) return;
  // The store may have been disconnected while the run was requested.
  if (run.cancelRequestedAt !== null || run.store.disconnectedAt !== null)
    return finishRun(deps.db, run, { status: "cancelled" });
  let context: RunContext;
  try {
    context = createRunContext(deps, run);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Unreadable keys are a fault of the store, which the schedule waits for until a person enters them.
    return finishRun(deps.db, run, { status: "failed", errorCode: error.message, isStoreFault: true });
  }
  try {
    await takeStep(context);
  } catch (error) {
    if (isInterruption(error)) return repeatOrCancel(context, error);
    if (!isWooError(error)) throw error;
    await handleFault(context, error);
  }
}

/** Another job repeats the slice when the process has to end; the run ends when a person has cancelled it. */
async function repeatOrCancel({ db, run, deps, abort }: RunContext, error: Interrupted): Promise<void> {
  if (isInterrupted(deps)) return enqueueStep(db, run);
  if (abort.signal.aborted) return finishRun(db, run, { status: "cancelled" });
  throw error;
}

/** The phases whose requests create things that a store without locks would create twice, or upload images. */
const CREATES: ReadonlySet<RunPhase> = new Set(["categories", "products", "variations", "images"]);

/**
 * Stores that a slice is begun, before its first request. A slice that was begun before, by a process that was killed or
 * ran out of time, waits until the store stands still before it creates anything (stand-still.ts).
 */
async function beginSlice({ db, deps, limiter, run }: RunContext, cursor: RunCursor, phase: RunPhase): Promise<void> {
  if (!CREATES.has(phase)) return;
  if (cursor.isBegun) return limiter.pace.noteLost((deps.clock ?? REAL_CLOCK).now());
  const begun = { ...cursor, isBegun: true };
  await db.syncRun.updateMany({ where: unmovedRun(run), data: { cursor: begun } });
  // What is recorded from here on compares the run with this cursor.
  run.cursor = begun;
}

async function takeStep(context: RunContext): Promise<void> {
  const { run, db } = context;
  if (run.phase === null) return enterPhase(context, RUN_PHASES[run.kind][0] ?? null);
  const cursor = runCursorSchema.parse(run.cursor ?? START_CURSOR);
  await beginSlice(context, cursor, run.phase);
  let end: SliceEnd | null;
  try {
    end = await PHASES[run.phase].step(context, cursor);
  } catch (error) {
    if (isInterruption(error) || isWooError(error)) throw error;
    return handleException(context, PHASES[run.phase], error);
  }
  if (isInterrupted(context.deps)) return enqueueStep(db, run);
  if (context.abort.signal.aborted) return finishRun(db, run, { status: "cancelled" });
  if (end) return moveCursor(context, end);
  const order = RUN_PHASES[run.kind];
  await enterPhase(context, order[order.indexOf(run.phase) + 1] ?? null);
}

type AndRecord = (tx: Tx) => Promise<void>;

async function moveCursor(
  { db, run }: RunContext,
  { next, unlogged }: SliceEnd,
  record: AndRecord = () => Promise.resolve(),
): Promise<void> {
  const increments = Object.fromEntries(Object.entries(unlogged).map(([counter, by]) => [counter, { increment: by }]));
  await db.$transaction(async (tx) => {
    const moved = await tx.syncRun.updateMany({
      where: unmovedRun(run),
      data: { cursor: { ...toStoredCursor(next), isBegun: false }, stalls: 0, resumeAt: null, ...increments },
    });
    if (moved.count === 0) return;
    await record(tx);
    await enqueueStep(tx, run);
  });
}

/**
 * Lets an unexpected exception fail the one item that causes it, instead of the run: the slice is repeated once, then
 * divided into slices of one item, of which the one that throws twice is passed over. Where the cause is the database, recording fails as well, and the job is retried.
 */
async function handleException(context: RunContext, phase: Phase, error: unknown): Promise<void> {
  const { run, deps } = context;
  if (isInterrupted(deps)) return enqueueStep(context.db, run);
  const isolation = await planIsolation(context, phase);
  if (isolation.kind === "throw") throw error;
  log.error(
    { err: error, runId: run.id, phase: run.phase, then: isolation.kind },
    "an unexpected exception in a slice",
  );
  if (isolation.kind === "fail") return finishRun(context.db, run, { status: "failed", errorCode: INTERNAL });
  if (isolation.kind === "repeat")
    return stall(context, { code: INTERNAL, waitMs: deps.firstStallMs ?? FIRST_STALL_MS });
  if (isolation.kind === "divide") return moveCursor(context, { next: isolation.cursor, unlogged: {} });
  const { singles, ...next } = isolation.item.next;
  await moveCursor(context, { next, unlogged: {} }, (tx) => recordIsolated(tx, context, isolation.item, error));
}

/** Begins the next phase that has items, or completes the run after the last one. */
async function enterPhase(context: RunContext, first: RunPhase | null): Promise<void> {
  const { db, run } = context;
  const order = RUN_PHASES[run.kind];
  let phase = first;
  let total = 0;
  while (phase !== null) {
    total = await PHASES[phase].count(context);
    if (total > 0) break;
    phase = order[order.indexOf(phase) + 1] ?? null;
  }
  if (phase === null) return finishRun(db, run, { status: "completed" });
  if (run.phase === null && run.kind !== "orders") await checkIdentities(context);
  const now = new Date();
  await db.$transaction(async (tx) => {
    const entered = await tx.syncRun.updateMany({
      where: unmovedRun(run),
      data: {
        status: "running",
        startedAt: run.startedAt ?? now,
        phase,
        phaseStartedAt: now,
        cursor: Prisma.DbNull,
        total,
        done: 0,
        stalls: 0,
        resumeAt: null,
      },
    });
    if (entered.count > 0) await enqueueStep(tx, run);
  });
}

/**
 * Fails the run with its cause when every request would be refused, and stalls it, up to a bound, when the store does
 * not answer. A stalled slice repeats from its start.
 */
async function handleFault(context: RunContext, error: WooError): Promise<void> {
  const { db, run, deps } = context;
  log.warn(
    { runId: run.id, storeId: run.storeId, code: error.code, status: error.status },
    "a store refused or did not answer",
  );
  if (isInterrupted(deps)) return enqueueStep(db, run);
  const hasTime = error.retryable && run.stalls < MAX_STALLS;
  if (!hasTime)
    return finishRun(db, run, {
      status: "failed",
      errorCode: error.code,
      errorDetail: error.storeMessage,
      isStoreFault: error.concerns === "store",
    });
  const waitMs = Math.max(
    Math.min((deps.firstStallMs ?? FIRST_STALL_MS) * 2 ** run.stalls, MAX_STALL_MS),
    error.retryAfterMs ?? 0,
  );
  await stall(context, { code: error.code, detail: error.storeMessage, waitMs });
}

/** Repeats the slice after a wait. */
async function stall(
  { db, run }: RunContext,
  { code, detail, waitMs }: { code: string; detail?: string | undefined; waitMs: number },
): Promise<void> {
  const resumeAt = new Date(Date.now() + waitMs);
  await db.$transaction(async (tx) => {
    const stalled = await tx.syncRun.updateMany({
      where: unmovedRun(run),
      data: { stalls: { increment: 1 }, resumeAt, errorCode: code, errorDetail: detail ?? null },
    });
    if (stalled.count > 0) await enqueueStep(tx, run, resumeAt);
  });
}
