import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { getProduct } from "./get-product";
import type { Crop } from "./image-schema";
import { lockProduct } from "./queries/lock-product";
import type { ProductView } from "./product-view";
import { storeImage } from "./store-image";

/**
 * Replaces one of the product's images with a square part of it, for the product and its variations. The original
 * stays stored: other products may show it, and sending the old list of images undoes the crop.
 *
 * @throws AppError `not_found` (`notFound`) when the product has no such image
 */
export async function cropProductImage(
  db: Db,
  businessId: number,
  productId: number,
  mediaId: number,
  crop: Crop,
): Promise<ProductView> {
  const media = await db.media.findFirst({
    where: { id: mediaId, businessId, images: { some: { productId } } },
    select: { fileName: true, content: { select: { bytes: true } } },
  });
  if (media === null || media.content === null) throw new AppError("not_found", "notFound");
  const square = await storeImage(db, businessId, { fileName: media.fileName, bytes: media.content.bytes, crop });
  return db.$transaction(async (tx) => {
    await lockProduct(tx, businessId, productId);
    const isPresent = (await tx.productImage.count({ where: { productId, mediaId: square.id } })) > 0;
    // The same crop made earlier is already one of the product's images.
    if (isPresent && square.id !== mediaId) await tx.productImage.deleteMany({ where: { productId, mediaId } });
    else await tx.productImage.updateMany({ where: { productId, mediaId }, data: { mediaId: square.id } });
    await tx.variation.updateMany({ where: { businessId, productId, mediaId }, data: { mediaId: square.id } });
    return getProduct(tx, businessId, productId);
  });
}
