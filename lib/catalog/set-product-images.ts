import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { getProduct } from "./get-product";
import { MAX_IMAGES } from "./image-schema";
import { lockProduct } from "./lock-product";
import type { ProductView } from "./product-view";

/**
 * Makes these the product's images, in this order; an image that is left out is only taken off the
 * product. Sending the same list again changes nothing. Throws not_found for another business's.
 */
export function setProductImages(
  db: Db,
  businessId: number,
  productId: number,
  mediaIds: readonly number[],
  userId: number | null = null,
): Promise<ProductView> {
  return db.$transaction(async (tx) => {
    await lockProduct(tx, businessId, productId);
    const wanted = [...new Set(mediaIds)];
    await requireOwnMedia(tx, businessId, wanted);
    const current = await currentIds(tx, productId);
    if (current.join() !== wanted.join()) {
      await tx.productImage.deleteMany({ where: { productId } });
      await tx.productImage.createMany({ data: wanted.map((mediaId, position) => ({ productId, mediaId, position })) });
      await recordImages(tx, { businessId, userId }, productId);
    }
    return getProduct(tx, businessId, productId);
  });
}

/**
 * Puts an image behind the others; one that is there already stays where it is. Several pictures
 * dropped at once arrive at once: each waits for the one before.
 */
export function addProductImage(
  db: Db,
  businessId: number,
  productId: number,
  mediaId: number,
  userId: number | null = null,
): Promise<ProductView> {
  return db.$transaction(async (tx) => {
    await lockProduct(tx, businessId, productId);
    await requireOwnMedia(tx, businessId, [mediaId]);
    const current = await currentIds(tx, productId);
    if (!current.includes(mediaId)) {
      if (current.length >= MAX_IMAGES)
        throw new AppError("conflict", "tooManyImages", { values: { count: MAX_IMAGES } });
      const last = await tx.productImage.aggregate({ where: { productId }, _max: { position: true } });
      await tx.productImage.create({ data: { productId, mediaId, position: (last._max.position ?? -1) + 1 } });
      await recordImages(tx, { businessId, userId }, productId);
    }
    return getProduct(tx, businessId, productId);
  });
}

async function recordImages(
  tx: Tx,
  actor: { businessId: number; userId: number | null },
  productId: number,
): Promise<void> {
  const { name, _count } = await tx.product.findUniqueOrThrow({
    where: { id: productId, businessId: actor.businessId },
    select: { name: true, _count: { select: { images: true } } },
  });
  await recordActivity(tx, {
    ...actor,
    action: "product.images_changed",
    entityId: productId,
    details: { name, count: _count.images },
  });
}

async function requireOwnMedia(tx: Tx, businessId: number, ids: readonly number[]): Promise<void> {
  const known = await tx.media.count({ where: { businessId, id: { in: [...ids] } } });
  if (known !== ids.length) throw new AppError("not_found", "notFound");
}

async function currentIds(tx: Tx, productId: number): Promise<number[]> {
  const rows = await tx.productImage.findMany({
    where: { productId },
    orderBy: [{ position: "asc" }, { mediaId: "asc" }],
    select: { mediaId: true },
  });
  return rows.map(({ mediaId }) => mediaId);
}
