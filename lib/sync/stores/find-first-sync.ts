import type { Db } from "@/lib/db";

/** Whether a person has still to look at the preview of a store before anything is sent to it. */
export type FirstSync = { isFirst: boolean; areCategoriesFirst: boolean };

/**
 * A first sync is over once it has begun for all products, or has sent something. Runs alone do not end it: a store
 * that moved to another shop has the runs of the shop before, but none of its links.
 */
export async function findFirstSync(db: Db, store: { id: number; firstSyncAt: Date | null }): Promise<FirstSync> {
  if (store.firstSyncAt !== null) return { isFirst: false, areCategoriesFirst: false };
  const ofStore = { where: { storeId: store.id }, select: { storeId: true } };
  const latest = { orderBy: { id: "desc" }, select: { finishedAt: true } } as const;
  const [chosen, categories, product, category] = await Promise.all([
    db.syncRun.findFirst({ where: { storeId: store.id, kind: "products", mode: "chosen" }, ...latest }),
    db.syncRun.findFirst({ where: { storeId: store.id, kind: "categories" }, ...latest }),
    db.productLink.findFirst(ofStore),
    db.categoryLink.findFirst(ofStore),
  ]);
  const isFirst = !hasBegun(chosen, product);
  return { isFirst, areCategoriesFirst: isFirst && !hasBegun(categories, category) };
}

function hasBegun(run: { finishedAt: Date | null } | null, link: object | null): boolean {
  return run !== null && (run.finishedAt === null || link !== null);
}
