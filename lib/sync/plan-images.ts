import { hashPayload } from "./sent-fields";

/** An image as the store is to have it. */
export type ImageToSend = { mediaId: number; fileName: string };

export type ImagePayload = { id: number } | { src: string; name: string; alt: string };

/**
 * The hash that says which images a product was last given, in which order. It depends on the
 * POS's images alone: the store's ids are found out while sending.
 */
export function hashImages(images: readonly ImageToSend[]): string {
  return hashPayload(images.map((image) => image.mediaId));
}

/**
 * An image goes out by address once, then by the store's id: by address it is uploaded again each
 * time (recorded: image.update.same-src-again), by id it is kept (image.update.by-id).
 *
 * @param publicUrl where stores reach this application, without trailing slash
 */
export function toImagePayload(
  image: ImageToSend,
  remoteIds: ReadonlyMap<number, number>,
  publicUrl: string,
  alt: string,
): ImagePayload {
  const id = remoteIds.get(image.mediaId);
  if (id !== undefined) return { id };
  return { src: mediaUrl(publicUrl, image), name: image.fileName, alt };
}

/** The public address of an uploaded image. */
export function mediaUrl(publicUrl: string, image: ImageToSend): string {
  return `${publicUrl}/media/${image.mediaId}/${encodeURIComponent(image.fileName)}`;
}
