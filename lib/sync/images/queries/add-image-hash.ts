import type { Tx } from "@/lib/db";
import type { GalleryToSend } from "../gallery";

/**
 * Adds the sent hash of its images to the link of a product or variation. The link's other hashes stay without being
 * read.
 */
export async function addImageHash(
  tx: Tx,
  storeId: number,
  { kind, localId }: Pick<GalleryToSend, "kind" | "localId">,
  hash: string,
): Promise<void> {
  const sent = JSON.stringify({ images: hash });
  if (kind === "product") {
    await tx.$executeRaw`update product_links set sent = sent || ${sent}::jsonb where store_id = ${storeId} and product_id = ${localId}`;
  } else {
    await tx.$executeRaw`update variation_links set sent = sent || ${sent}::jsonb where store_id = ${storeId} and variation_id = ${localId}`;
  }
}
