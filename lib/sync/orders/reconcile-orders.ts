import { findExistingOrders } from "@/lib/woo/resources/orders";
import { importKnown } from "./import-page";
import type { ImportSource } from "./import-source";
import { listImportedIds } from "./queries/list-imported-ids";

/** WooCommerce lists at most 100 orders per page. */
const IDS_PER_REQUEST = 100;
/** Keeps one job short, so that deliveries run in between; another job continues. */
const REQUESTS_PER_JOB = 5;
/** Orders that changed longer ago are closed; deleting them is the store's housekeeping. */
const LOOK_BACK_DAYS = 180;

/** The time from which an order's last change counts. */
export function lookBackStart(): Date {
  return new Date(Date.now() - LOOK_BACK_DAYS * 86_400_000);
}

export type ReconcileResult = {
  /** Orders that are missing in the store or trashed. */
  found: number;
  /** The last remote id checked when more remain, null when all are checked. */
  stoppedAt: number | null;
};

/**
 * Finds orders that were deleted permanently without a webhook: lists the imported ids, a hundred per
 * request, and fetches those that the answer lacks. Bounded: the caller continues from `stoppedAt`.
 *
 * @throws WooError when the store refuses or does not answer
 * @throws Interrupted when the process has to end
 */
export async function reconcileOrders(source: ImportSource, startAfterId = 0): Promise<ReconcileResult> {
  const { db, client, store } = source;
  const changedSince = lookBackStart();
  let afterId = startAfterId;
  let found = 0;
  for (let requests = 0; ; requests += 1) {
    const ids = await listImportedIds(db, store.id, { afterId, changedSince }, IDS_PER_REQUEST);
    const last = ids.at(-1);
    if (last === undefined) break;
    if (requests >= REQUESTS_PER_JOB || (requests > 0 && source.isPastDeadline?.()))
      return { found, stoppedAt: afterId };
    afterId = last;
    const existing = await findExistingOrders(client, ids);
    for (const remoteId of ids) {
      if (existing.has(remoteId)) continue;
      if (found > 0 && source.isPastDeadline?.()) return { found, stoppedAt: remoteId - 1 };
      await importKnown(source, remoteId);
      found += 1;
    }
  }
  await db.store.update({ where: { id: store.id }, data: { ordersReconciledAt: new Date() } });
  return { found, stoppedAt: null };
}
