import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { PRIORITY } from "@/lib/queue/define-job";
import { enqueue } from "@/lib/queue/enqueue";
import { ONCE } from "@/lib/woo/call-store";
import { findOrderNumber, searchOrders } from "@/lib/woo/resources/orders";
import { isWooError } from "@/lib/woo/woo-error";
import { type EngineDeps, loadStoreContext } from "@/lib/sync/core/run-context";
import { recordFaultOf } from "./find-fault";
import { importOrderById } from "./import-order";
import { type ImportOptions, type ImportResult, type ImportSource, toImportSource } from "./import-source";
import { pollJob } from "./jobs";
import { LEFT_OUT_REASONS, type LeftOutReason } from "./left-out";
import { clearOrderFailure } from "./order-failures";
import { recordOrderFailure } from "./queries/record-order-failure";

export type ManualImport =
  | { outcome: ImportResult["outcome"]; saleId: number | null; leftOut: LeftOutReason | null }
  | { outcome: "failed"; errorCode: string; errorDetail: string | null };

/**
 * Imports one order that a person requests, by its number or id, however old it is. A refusal by the
 * store is returned as `failed`, not thrown.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 * @throws AppError `not_found` (`orderNotInStore`) when the store has no order of this number
 * @throws AppError `conflict` (`storeNotConnected`) when the store has no keys
 * @throws AppError `conflict` (`storeKeysUnreadable`) when the store's keys cannot be decrypted
 */
export async function importOrderByNumber(
  deps: EngineDeps,
  businessId: number,
  storeId: number,
  number: string,
): Promise<ManualImport> {
  const source = await openSource(deps, businessId, storeId);
  return withRefusalAsAnswer(source, null, async () => {
    const remoteId = await findRemoteId(source, number.replace(/^#/, ""));
    if (remoteId === null) throw new AppError("not_found", "orderNotInStore", { values: { number } });
    return importKnownId(source, remoteId);
  });
}

/**
 * Retries one order that could not be imported. A refusal by the store is returned as `failed`, not thrown.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store, or the store no such failure
 * @throws AppError `conflict` (`storeNotConnected`) when the store has no keys
 * @throws AppError `conflict` (`storeKeysUnreadable`) when the store's keys cannot be decrypted
 */
export async function retryOrderFailure(
  deps: EngineDeps,
  businessId: number,
  storeId: number,
  remoteId: number,
): Promise<ManualImport> {
  const source = await openSource(deps, businessId, storeId);
  const failure = await deps.db.orderFailure.findUnique({ where: { storeId_remoteId: { storeId, remoteId } } });
  if (!failure) throw new AppError("not_found", "notFound");
  const { isEarlier } = failure;
  return withRefusalAsAnswer(source, remoteId, () => importKnownId(source, remoteId, { isEarlier }));
}

/**
 * Makes all failed orders of a store due now and queues a poll that retries them. Returns how many.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 */
export async function retryOrderFailures(db: Db, businessId: number, storeId: number): Promise<number> {
  const store = await db.store.findFirst({ where: { id: storeId, businessId }, select: { id: true } });
  if (!store) throw new AppError("not_found", "notFound");
  return db.$transaction(async (tx) => {
    const { count } = await tx.orderFailure.updateMany({
      where: { storeId, businessId, dismissedAt: null },
      data: { nextTryAt: new Date() },
    });
    if (count > 0) await enqueue(tx, pollJob, { storeId }, { priority: PRIORITY.orders });
    return count;
  });
}

async function openSource(deps: EngineDeps, businessId: number, storeId: number): Promise<ImportSource> {
  const store = await deps.db.store.findFirst({ where: { id: storeId, businessId }, select: { id: true } });
  if (!store) throw new AppError("not_found", "notFound");
  const context = await loadStoreContext(deps, storeId);
  if (!context) throw new AppError("conflict", "storeNotConnected");
  return toImportSource(deps, context.store, context.client);
}

async function importKnownId(
  source: ImportSource,
  remoteId: number,
  options: ImportOptions = {},
): Promise<ManualImport> {
  const result = await importOrderById(source, remoteId, { ...options, isManual: true });
  await clearOrderFailure(source.db, source.store.id, remoteId);
  const { outcome, saleId } = result;
  const reason = outcome === "ignored" ? result.reason : null;
  return { outcome, saleId, leftOut: LEFT_OUT_REASONS.find((leftOut) => leftOut === reason) ?? null };
}

/** Returns a refusal as the answer. It stops the store when it concerns more than the order. */
async function withRefusalAsAnswer(
  source: ImportSource,
  remoteId: number | null,
  work: () => Promise<ManualImport>,
): Promise<ManualImport> {
  try {
    return await work();
  } catch (error) {
    if (!isWooError(error)) throw error;
    const errorCode = error.code;
    const errorDetail = error.storeMessage ?? null;
    const hasStopped = await recordFaultOf(source, error);
    if (remoteId !== null && !hasStopped)
      await recordOrderFailure(source.db, source.store, remoteId, errorCode, { detail: errorDetail ?? undefined });
    return { outcome: "failed", errorCode, errorDetail };
  }
}

/**
 * Plugins number orders themselves, so 1042 may be the number of one order and the id of another. The
 * printed number wins: a linked order, the order of that id, a hit of the search, and the mere id last.
 */
async function findRemoteId({ db, client, store }: ImportSource, number: string): Promise<number | null> {
  const known = await db.orderLink.findFirst({
    where: { storeId: store.id, number },
    orderBy: { remoteId: "desc" },
    select: { remoteId: true },
  });
  if (known) return known.remoteId;
  const byId = /^[1-9]\d{0,8}$/.test(number) ? await findOrderNumber(client, Number(number), ONCE) : null;
  if (byId?.number === number) return byId.id;
  const found = await searchOrders(client, number, ONCE);
  return found.find((order) => order.number === number)?.id ?? byId?.id ?? null;
}
