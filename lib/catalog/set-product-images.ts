import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { getProduct } from "./get-product";
import { MAX_IMAGES } from "./image-schema";
import { lockProduct } from "./queries/lock-product";
import type { ProductView } from "./product-view";

/**
 * Sets the product's images, in this order. Idempotent; absent images are removed from the product, and stay stored.
 *
 * @throws AppError `not_found` (`notFound`) when the product or an image belongs to another business
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
 * Appends an image; an image that the product already has keeps its position. The lock serialises several uploads that
 * arrive at once.
 *
 * @throws AppError `not_found` (`notFound`) when the product or the image belongs to another business
 * @throws AppError `conflict` (`tooManyImages`) when the product has MAX_IMAGES
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
