import { log } from "@/lib/log";
import { type ListedOrder, readOrder } from "@/lib/woo/resources/orders";
import { wooId } from "@/lib/woo/resources/scalars";
import { isInterruption } from "@/lib/woo/interrupted";
import { isWooError } from "@/lib/woo/woo-error";
import { INTERNAL } from "@/lib/sync/core/outcomes";
import { findFault } from "./find-fault";
import { importOrder, importOrderById } from "./import-order";
import type { ImportOptions, ImportResult, ImportSource } from "./import-source";
import { findOrderedVariations } from "./ordered-variations";
import { clearOrderFailure } from "./order-failures";
import { recordOrderFailure } from "./queries/record-order-failure";

export type PageCounts = {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  ignored: number;
  failed: number;
};

export const NO_ORDERS: PageCounts = { read: 0, created: 0, updated: 0, unchanged: 0, ignored: 0, failed: 0 };

/** Adds the result of an import to the counters of a page; null counts as failed. */
export function countResult(counts: PageCounts, result: ImportResult | null): PageCounts {
  const next = { ...counts, read: counts.read + 1 };
  if (result === null) next.failed += 1;
  else if (result.outcome === "created") next.created += 1;
  else if (result.outcome === "unchanged") next.unchanged += 1;
  else if (result.outcome === "ignored") next.ignored += 1;
  else next.updated += 1;
  return next;
}

/**
 * Imports one order as a listing has it. Returns null for an order that cannot be imported, which is
 * recorded as an order failure and costs no other order.
 *
 * @throws WooError when the store as a whole refuses or does not answer
 * @throws Interrupted when the process has to end; the next poll reads the order again
 */
export function importListed(
  source: ImportSource,
  listed: ListedOrder,
  options: ImportOptions = {},
): Promise<ImportResult | null> {
  return attempt(source, listed.id, async () => importOrder(source, readOrder(listed), options), {
    listed,
    ...options,
  });
}

/**
 * Imports one order by its id. Returns null for an order that cannot be imported, as importListed does.
 *
 * @throws WooError when the store as a whole refuses or does not answer
 * @throws Interrupted when the process has to end; the next poll reads the order again
 */
export function importKnown(
  source: ImportSource,
  remoteId: number,
  options: ImportOptions = {},
): Promise<ImportResult | null> {
  return attempt(source, remoteId, () => importOrderById(source, remoteId, options), options);
}

async function attempt(
  source: ImportSource,
  remoteId: number,
  work: () => Promise<ImportResult>,
  { listed, isEarlier = false }: ImportOptions & { listed?: ListedOrder },
): Promise<ImportResult | null> {
  try {
    const result = await work();
    await clearOrderFailure(source.db, source.store.id, remoteId);
    return result;
  } catch (error) {
    if (isInterruption(error)) throw error;
    const fault = isWooError(error) ? await findFault(source, error) : null;
    if (fault !== null) throw fault;
    log.error({ err: error, storeId: source.store.id, remoteId }, "an order could not be imported");
    const code = isWooError(error) ? error.code : INTERNAL;
    await recordOrderFailure(
      source.db,
      source.store,
      // 0 stands for an id that cannot be read or that is too large for the column.
      wooId.safeParse(remoteId).data ?? 0,
      code,
      {
        detail: isWooError(error) ? error.storeMessage : undefined,
        variationIds: listed ? await findOrderedVariations(source.db, source.store, listed) : null,
        isEarlier,
      },
    );
    return null;
  }
}
