import { findExistingOrders } from "@/lib/woo/resources/orders";
import { importKnown } from "./import-page";
import type { ImportSource } from "./import-source";

/** Ids per request: one page of answers. */
const IDS_PER_REQUEST = 100;
/** One job is short, so that deliveries come in between; what is left follows in another. */
const REQUESTS_PER_JOB = 5;
/** Orders that changed longer ago are settled; deleting them is housekeeping of the store's. */
const LOOK_BACK_DAYS = 180;

export type ReconcileResult = {
  /** Orders found gone or trashed. */
  found: number;
  /** The last id looked at when more are left, null when all were. */
  stoppedAt: number | null;
};

/**
 * Finds orders that were deleted for good without a word: asks for the ids we know, a hundred at a
 * time, and looks closer at those that did not come back. Some requests at a time: the caller goes
 * on from where it stopped.
 *
 * @throws WooError when the store refuses or does not answer
 */
export async function reconcileOrders(
  source: ImportSource,
  startAfterId = 0,
  isTimeUp: () => boolean = () => false,
): Promise<ReconcileResult> {
  const { db, client, store } = source;
  const since = new Date(Date.now() - LOOK_BACK_DAYS * 86_400_000);
  let afterId = startAfterId;
  let found = 0;
  for (let requests = 0; ; requests += 1) {
    const links = await db.orderLink.findMany({
      where: {
        storeId: store.id,
        remoteId: { gt: afterId },
        state: { not: "deleted" },
        remoteModifiedAt: { gte: since },
      },
      orderBy: { remoteId: "asc" },
      take: IDS_PER_REQUEST,
      select: { remoteId: true },
    });
    const last = links.at(-1);
    if (!last) break;
    if (requests >= REQUESTS_PER_JOB || (requests > 0 && isTimeUp())) return { found, stoppedAt: afterId };
    afterId = last.remoteId;
    const existing = await findExistingOrders(
      client,
      links.map((link) => link.remoteId),
    );
    for (const { remoteId } of links) {
      if (existing.has(remoteId)) continue;
      await importKnown(source, remoteId);
      found += 1;
    }
  }
  await db.store.update({ where: { id: store.id }, data: { ordersReconciledAt: new Date() } });
  return { found, stoppedAt: null };
}
