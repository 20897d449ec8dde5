import { z } from "zod";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { lockStore } from "@/lib/db/locks";
import { AppError } from "@/lib/errors";
import type { Store } from "@/lib/generated/prisma/client";
import { RESET_STOCK_WATERMARK } from "@/lib/sync/core/stock-watermark";
import { recordStoreEvents } from "@/lib/sync/runs/store-event";

export const RESET_KINDS = ["categories", "products"] as const;
export type ResetKind = (typeof RESET_KINDS)[number];

export const resetRequestSchema = z.object({ kind: z.enum(RESET_KINDS) });

export type LinkCounts = { categories: number; products: number; variations: number; images: number };

/**
 * Counts a store's links, which the reset dialog shows before they are deleted.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 */
export async function countLinks(db: Db, businessId: number, storeId: number): Promise<LinkCounts> {
  const store = await db.store.findFirst({ where: { id: storeId, businessId }, select: { id: true } });
  if (!store) throw new AppError("not_found", "notFound");
  const where = { storeId };
  const [categories, products, variations, images] = await Promise.all([
    db.categoryLink.count({ where }),
    db.productLink.count({ where }),
    db.variationLink.count({ where }),
    db.mediaLink.count({ where }),
  ]);
  return { categories, products, variations, images };
}

/**
 * Deletes the links of categories or products; both things stay, and the next sync matches them by name or
 * SKU. Links of images stay, since images cannot be matched and would be uploaded again.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 * @throws AppError `conflict` (`runActive`) while a run of the catalogue is active
 */
export async function resetLinks(
  db: Db,
  request: { businessId: number; storeId: number; userId: number; kind: ResetKind },
): Promise<{ count: number }> {
  const { businessId, storeId, userId, kind } = request;
  return db.$transaction(
    async (tx) => {
      // A new run references the store, so it waits for this lock until the links are deleted.
      await lockStore(tx, businessId, storeId);
      const store = await tx.store.findFirst({ where: { id: storeId, businessId } });
      if (!store) throw new AppError("not_found", "notFound");
      const active = await tx.syncRun.findFirst({
        where: { storeId, status: { in: ["queued", "running"] }, kind: { not: "orders" } },
        select: { id: true },
      });
      if (active) throw new AppError("conflict", "runActive", { values: { runId: active.id } });
      return { count: await deleteLinks(tx, store, { kind, userId, isOtherShop: false }) };
    },
    // Deleting the links of a hundred thousand products takes some seconds.
    { timeout: 120_000 },
  );
}

/**
 * Deletes links, records a store event, and returns how many categories or products were linked.
 *
 * @param tx the caller's transaction, which ensures that no run is active
 * @param isOtherShop the address belongs to another shop, which lacks the images too
 */
export async function deleteLinks(
  tx: Tx,
  store: Store,
  { kind, userId, isOtherShop }: { kind: ResetKind; userId: number | null; isOtherShop: boolean },
): Promise<number> {
  const removed =
    kind === "categories" ? await deleteCategoryLinks(tx, store.id) : await deleteProductLinks(tx, store.id);
  if (kind === "products" && isOtherShop)
    removed["images"] = (await tx.mediaLink.deleteMany({ where: { storeId: store.id } })).count;
  const count = removed[kind] ?? 0;
  await recordStoreEvents(tx, store, [{ kind: "links_reset", userId, details: { reset: kind, removed } }]);
  await recordActivity(tx, {
    businessId: store.businessId,
    userId,
    action: "store.links_reset",
    entityId: store.id,
    details: { name: store.name, kind, count },
  });
  const isCatalogue = kind === "products" ? RESET_STOCK_WATERMARK : {};
  await tx.store.update({ where: { id: store.id }, data: { changesSentUpTo: null, ...isCatalogue } });
  return count;
}

async function deleteCategoryLinks(tx: Tx, storeId: number): Promise<Record<string, number>> {
  const { count } = await tx.categoryLink.deleteMany({ where: { storeId } });
  return { categories: count };
}

async function deleteProductLinks(tx: Tx, storeId: number): Promise<Record<string, number>> {
  const where = { storeId };
  const { count: variations } = await tx.variationLink.deleteMany({ where });
  const { count: products } = await tx.productLink.deleteMany({ where });
  const { count: values } = await tx.attributeTermLink.deleteMany({ where });
  const { count: attributes } = await tx.attributeLink.deleteMany({ where });
  await tx.stockPush.deleteMany({ where });
  await tx.syncFailure.deleteMany({ where });
  await tx.matchDecision.deleteMany({ where });
  return { products, variations, attributes, values };
}
