import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { getProduct } from "./get-product";
import type { Crop } from "./image-schema";
import { lockProduct } from "./lock-product";
import type { ProductView } from "./product-view";
import { storeImage } from "./store-image";

/**
 * Puts a square out of one of the product's images in its place, for the product and for the
 * variations that are shown with it. The image itself stays stored: other products may have it, and
 * sending the old list of images takes the crop back. Throws not_found.
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
    const isThere = (await tx.productImage.count({ where: { productId, mediaId: square.id } })) > 0;
    // Cropped alike before, it is one of the images already: then one of the two goes.
    if (isThere && square.id !== mediaId) await tx.productImage.deleteMany({ where: { productId, mediaId } });
    else await tx.productImage.updateMany({ where: { productId, mediaId }, data: { mediaId: square.id } });
    await tx.variation.updateMany({ where: { businessId, productId, mediaId }, data: { mediaId: square.id } });
    return getProduct(tx, businessId, productId);
  });
}
