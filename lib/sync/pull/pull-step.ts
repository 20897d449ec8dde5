import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { StorePull } from "@/lib/generated/prisma/client";
import type { PullPhase } from "@/lib/generated/prisma/enums";
import { log } from "@/lib/log";
import { isInterruption } from "@/lib/woo/interrupted";
import { isWooError, type WooError } from "@/lib/woo/woo-error";
import { recordFirstSync } from "@/lib/sync/core/first-sync";
import { type EngineDeps, isInterrupted, loadStoreContext, type StoreContext } from "@/lib/sync/core/run-context";
import { FIRST_STALL_MS, MAX_STALL_MS, MAX_STALLS } from "@/lib/sync/core/stalls";
import { recordStoreFault } from "@/lib/sync/core/store-fault";
import { endPull } from "./end-pull";
import { enqueuePullStep } from "./jobs";
import type { PullContext, PullPhaseStep, PullSlice } from "./pull-phase";
import { pullCursorSchema } from "./pull-schema";
import { compareProducts } from "./compare-phase";
import { readCustomers, takeCustomers } from "./customers-phase";
import { countOrders, takeOrders } from "./orders-phase";
import { pullImages } from "./images-phase";
import { linkProducts } from "./link-phase";
import { prepareShop } from "./prepare-phase";
import { stageRows } from "./stage-phase";
import { checkRows, writeRows } from "./write-phases";
import { readAttributes, readCategories, readProducts, readTaxes, readTerms } from "./read-phases";
import { readVariations } from "./read-variations";

/** The phases before the preview, and those after it. */
const READING = [
  "categories",
  "attributes",
  "products",
  "variations",
  "terms",
  "taxes",
  "customers",
  "order_counts",
  "compare",
] as const;
const APPLYING = ["prepare", "stage", "check", "write", "link", "take_customers", "orders", "images"] as const;

const STEPS: Record<PullPhase, PullPhaseStep> = {
  categories: readCategories,
  attributes: readAttributes,
  products: readProducts,
  variations: readVariations,
  terms: readTerms,
  taxes: readTaxes,
  compare: compareProducts,
  prepare: prepareShop,
  stage: stageRows,
  check: checkRows,
  write: writeRows,
  link: linkProducts,
  images: pullImages,
  order_counts: countOrders,
  orders: takeOrders,
  customers: readCustomers,
  take_customers: takeCustomers,
};

/**
 * Processes one slice of a pull and enqueues the next. What a slice finds is recorded with the cursor in one
 * transaction, so that a killed process repeats one slice. An error of the store stalls or fails the pull.
 */
export async function pullStep(deps: EngineDeps, pullId: number): Promise<void> {
  const pull = await deps.db.storePull.findUnique({ where: { id: pullId } });
  if (!pull || (pull.status !== "reading" && pull.status !== "applying")) return;
  if (pull.cancelRequestedAt !== null && !(await isLinkOwed(deps.db, pull)))
    return endPull(deps.db, pull, { status: "cancelled" });
  let store: StoreContext | null;
  try {
    store = await loadStoreContext(deps, pull.storeId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return endPull(deps.db, pull, { status: "failed", errorCode: error.message });
  }
  if (store === null) return endPull(deps.db, pull, { status: "failed", errorCode: "storeNotConnected" });
  const context: PullContext = { ...store, pull };
  try {
    await moveOn(context, await STEPS[pull.phase](context, pullCursorSchema.parse(pull.cursor)));
  } catch (error) {
    if (isInterruption(error)) return repeatOrCancel(context);
    if (isWooError(error)) return handleFault(context, error);
    if (!(error instanceof AppError)) throw error;
    if (error.code === "conflict") return wait(context, { code: error.message });
    await endPull(deps.db, pull, { status: "failed", errorCode: error.message });
  }
}

/**
 * Whether products are written and not linked yet. A cancel waits for the linking, which counts orders of the store once:
 * the quantities that are written have those that were imported since the reading twice.
 */
async function isLinkOwed(db: Db, { status, phase, importId }: StorePull): Promise<boolean> {
  if (status !== "applying") return false;
  if (phase === "link") return true;
  if (phase !== "write" || importId === null) return false;
  const written = await db.productImport.findUnique({ where: { id: importId }, select: { status: true } });
  return written?.status === "completed";
}

/** Another job repeats the slice when the process has to end; a store that a person disconnects ends the pull. */
async function repeatOrCancel({ db, pull, deps }: PullContext): Promise<void> {
  if (isInterrupted(deps)) return enqueuePullStep(db, pull);
  return endPull(db, pull, { status: "cancelled" });
}

/** Records a slice, and enters the next phase after the last one. */
async function moveOn({ db, pull }: PullContext, slice: PullSlice): Promise<void> {
  const order: readonly PullPhase[] = pull.status === "reading" ? READING : APPLYING;
  const next = slice.next === null ? order[order.indexOf(pull.phase) + 1] : pull.phase;
  await db.$transaction(async (tx) => {
    // A process that was taken for dead must not move a pull that another one has moved.
    const { count } = await tx.storePull.updateMany({
      where: { id: pull.id, status: pull.status, phase: pull.phase, cursor: { equals: pull.cursor ?? {} } },
      data:
        slice.next !== null
          ? {
              cursor: slice.next,
              done: { increment: slice.done },
              ...(slice.total === undefined ? {} : { total: slice.total }),
              ...RUNNING,
            }
          : next === undefined
            ? pull.status === "reading"
              ? { status: "ready", ...ENTERED, ...RUNNING }
              : { status: "completed", finishedAt: new Date(), ...RUNNING }
            : { phase: next, ...ENTERED, phaseStartedAt: new Date(), ...RUNNING },
    });
    if (count === 0) return;
    await slice.record?.(tx);
    // Whoever applied the pull has seen what the store and the shop have.
    if (next === undefined && pull.status === "applying") await recordFirstSync(tx, pull.storeId);
    if (next !== undefined) await enqueuePullStep(tx, pull);
  });
}

const ENTERED = { cursor: {}, total: 0, done: 0 } as const;
const RUNNING = { stalls: 0, resumeAt: null, errorCode: null, errorDetail: null } as const;

async function handleFault(context: PullContext, error: WooError): Promise<void> {
  const { db, pull, deps } = context;
  log.warn({ pullId: pull.id, code: error.code, status: error.status }, "a store refused or did not answer a pull");
  if (isInterrupted(deps)) return enqueuePullStep(db, pull);
  const detail = error.storeMessage;
  if (error.retryable) return wait(context, { code: error.code, detail, atLeastMs: error.retryAfterMs });
  if (error.concerns === "store") await recordStoreFault(db, pull.storeId, error.code);
  await endPull(db, pull, { status: "failed", errorCode: error.code, errorDetail: detail });
}

/** Repeats the slice after a wait, up to a bound. */
async function wait(
  { db, pull, deps }: { db: PullContext["db"]; pull: StorePull; deps: EngineDeps },
  { code, detail, atLeastMs = 0 }: { code: string; detail?: string | undefined; atLeastMs?: number | undefined },
): Promise<void> {
  if (pull.stalls >= MAX_STALLS) return endPull(db, pull, { status: "failed", errorCode: code, errorDetail: detail });
  const waitMs = Math.max(Math.min((deps.firstStallMs ?? FIRST_STALL_MS) * 2 ** pull.stalls, MAX_STALL_MS), atLeastMs);
  const resumeAt = new Date(Date.now() + waitMs);
  await db.$transaction(async (tx) => {
    const { count } = await tx.storePull.updateMany({
      where: { id: pull.id, status: pull.status, phase: pull.phase },
      data: { stalls: { increment: 1 }, resumeAt, errorCode: code, errorDetail: detail ?? null },
    });
    if (count > 0) await enqueuePullStep(tx, pull, resumeAt);
  });
}
