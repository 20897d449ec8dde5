import { z } from "zod";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma, type Store } from "@/lib/generated/prisma/client";
import { FORGET_STOCK_MARK } from "@/lib/sync/core/stock-mark";

export const RESET_KINDS = ["categories", "products"] as const;
export type ResetKind = (typeof RESET_KINDS)[number];

export const resetRequestSchema = z.object({ kind: z.enum(RESET_KINDS) });

export type LinkCounts = { categories: number; products: number; variations: number; images: number };

/** How many links a store has, to be said before they go. Throws not_found. */
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
 * Forgets what in the store is which category or product. Nothing is deleted on either side: the
 * next sync finds products by SKU and categories by name, and creates nothing that is there. Which
 * images the store has stays known: nothing finds them again, and each would be uploaded once more.
 * Leaves a line in the history. Throws not_found, and conflict `runActive` while a run is under way.
 */
export async function resetLinks(
  db: Db,
  request: { businessId: number; storeId: number; userId: number; kind: ResetKind },
): Promise<{ count: number }> {
  const { businessId, storeId, userId, kind } = request;
  try {
    return await db.$transaction(
      async (tx) => {
        const store = await tx.store.findFirst({ where: { id: storeId, businessId } });
        if (!store) throw new AppError("not_found", "notFound");
        return { count: await forgetLinks(tx, store, { kind, userId, isOtherShop: false }) };
      },
      // A catalogue of a hundred thousand takes some seconds.
      { timeout: 120_000 },
    );
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error;
    const active = await db.syncRun.findFirst({
      where: { storeId, status: { in: ["queued", "running"] } },
      orderBy: { id: "desc" },
    });
    throw new AppError("conflict", "runActive", { values: { runId: active?.id ?? 0 }, cause: error });
  }
}

/**
 * The same in the caller's transaction. Its line in the history is a run that begins and ends here:
 * a store has one active run at most, so that none can start in between (P2002 when one has).
 * Another shop has none of the images that this one was sent.
 */
export async function forgetLinks(
  tx: Tx,
  store: Store,
  { kind, userId, isOtherShop }: { kind: ResetKind; userId: number | null; isOtherShop: boolean },
): Promise<number> {
  const now = new Date();
  const run = await tx.syncRun.create({
    data: {
      businessId: store.businessId,
      storeId: store.id,
      kind,
      mode: "changed",
      trigger: "user",
      startedById: userId,
      status: "running",
      startedAt: now,
    },
  });
  const removed =
    kind === "categories" ? await deleteCategoryLinks(tx, store.id) : await deleteProductLinks(tx, store.id);
  if (kind === "products" && isOtherShop)
    removed["images"] = (await tx.mediaLink.deleteMany({ where: { storeId: store.id } })).count;
  const count = removed["categories"] ?? removed["products"] ?? 0;
  await tx.syncEntry.create({
    data: {
      businessId: store.businessId,
      runId: run.id,
      entity: "store",
      operation: "unlink",
      outcome: "done",
      label: store.name,
      sent: removed,
    },
  });
  await tx.syncRun.update({
    where: { id: run.id },
    data: { status: "completed", finishedAt: new Date(), updated: count },
  });
  await recordActivity(tx, {
    businessId: store.businessId,
    userId,
    action: "store.links_reset",
    entityId: store.id,
    details: { name: store.name, kind, count },
  });
  const isCatalogue = kind === "products" ? FORGET_STOCK_MARK : {};
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
