import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { ProductImportImage } from "@/lib/generated/prisma/client";
import { type FetchFault, fetchPublicFile } from "@/lib/net/fetch-public-file";
import type { JobTime } from "@/lib/queue/job-time";
import { MAX_UPLOAD_BYTES } from "../image-schema";
import { addProductImage } from "../set-product-images";
import { storeImage } from "../store-image";

/** Fetched at the same time: kind to a small shop's server. */
const AT_ONCE = 4;
const TIMEOUT_MS = 20_000;
/** After so many files in a row that did not come, a host is taken for gone, and the rest of its files is not waited for. */
const HOST_GIVEN_UP_AFTER = 5;

type FetchScope = { allowPrivate: boolean; time?: JobTime | undefined };
export type ImageFault = FetchFault | "notAnImage" | "tooManyImages";

/**
 * Fetches the waiting images of an import and adds each to its product or variation. An image that does not come is
 * marked with its reason, and its product stays as it is.
 *
 * @returns false when the deadline passed first
 */
export async function fetchImages(db: Db, importId: number, { allowPrivate, time }: FetchScope): Promise<boolean> {
  const { businessId, userId } = await db.productImport.findUniqueOrThrow({ where: { id: importId } });
  const misses = new Map<string, number>();
  for (;;) {
    if (time?.isOver()) return false;
    const batch = await db.productImportImage.findMany({
      where: { importId, status: "waiting" },
      orderBy: { id: "asc" },
      take: AT_ONCE,
    });
    if (batch.length === 0) return true;
    const fetched = await Promise.all(
      batch.map((image) => fetchOne(db, businessId, image, misses, { allowPrivate, time })),
    );
    if (time?.signal.aborted) return false;
    // One after the other, because the file's order is the order of a product's images.
    for (const [index, image] of batch.entries()) {
      const outcome = fetched[index] ?? { fault: "unreachable" };
      const fault =
        "fault" in outcome ? outcome.fault : await attach(db, { businessId, userId }, image, outcome.mediaId);
      await db.productImportImage.update({
        where: { id: image.id },
        data: {
          status: fault === null ? "done" : "failed",
          errorCode: fault,
          mediaId: "mediaId" in outcome ? outcome.mediaId : null,
        },
      });
    }
  }
}

async function fetchOne(
  db: Db,
  businessId: number,
  { importId, url }: ProductImportImage,
  misses: Map<string, number>,
  { allowPrivate, time }: FetchScope,
): Promise<{ mediaId: number } | { fault: ImageFault }> {
  // Variations often name their product's image.
  const known = await db.productImportImage.findFirst({ where: { importId, url, status: "done" } });
  if (known !== null && known.mediaId !== null) return { mediaId: known.mediaId };
  const host = URL.canParse(url) ? new URL(url).host : "";
  if ((misses.get(host) ?? 0) >= HOST_GIVEN_UP_AFTER) return { fault: "unreachable" };
  const options = { allowPrivate, maxBytes: MAX_UPLOAD_BYTES, timeoutMs: TIMEOUT_MS };
  const file = await fetchPublicFile(url, time === undefined ? options : { ...options, signal: time.signal });
  if ("fault" in file) {
    const isMiss = file.fault === "unreachable" || file.fault === "timedOut";
    misses.set(host, isMiss ? (misses.get(host) ?? 0) + 1 : 0);
    return file;
  }
  misses.set(host, 0);
  try {
    const { id } = await storeImage(db, businessId, { fileName: new URL(url).pathname, bytes: file.bytes });
    return { mediaId: id };
  } catch (error) {
    if (error instanceof AppError) return { fault: "notAnImage" };
    throw error;
  }
}

/** Adds a stored image to its product, or makes it a variation's where that has none. */
async function attach(
  db: Db,
  { businessId, userId }: { businessId: number; userId: number | null },
  { productId, variationId }: ProductImportImage,
  mediaId: number,
): Promise<ImageFault | null> {
  if (variationId !== null) {
    await db.$transaction([
      db.variation.updateMany({ where: { id: variationId, businessId, mediaId: null }, data: { mediaId } }),
      db.product.update({ where: { id: productId }, data: { updatedAt: new Date() } }),
    ]);
    return null;
  }
  try {
    await addProductImage(db, businessId, productId, mediaId, userId);
    return null;
  } catch (error) {
    if (error instanceof AppError) return "tooManyImages";
    throw error;
  }
}
