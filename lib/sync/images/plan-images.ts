import { hashPayload } from "@/lib/sync/core/sent-fields";
import type { WooImageWrite } from "@/lib/woo/resources/product-images";
import type { StoreSettings } from "@/lib/sync/settings/store-settings";

/** An image that the store should have. */
export type ImageToSend = { mediaId: number; fileName: string };

/**
 * Returns the sent hash of a list of images in their order. The hash depends on local media ids only,
 * because remote ids become known while sending.
 */
export function hashImages(images: readonly Pick<ImageToSend, "mediaId">[]): string {
  return hashPayload(images.map((image) => image.mediaId));
}

/**
 * Whether a product or variation has images to send.
 *
 * The create fields decide for things that this run created, and for those that an earlier run created
 * without sending their images. The update fields decide for everything else. A product without images
 * sends none before its first images were sent, so that the shop owner's manual ones stay. Later, every
 * change is sent, the removal of the last image included.
 *
 * @param before sent hash of the images; undefined when none were sent
 * @param made what created it in the store: this run ("now"), an earlier run, or something before any run
 */
export function needsSending(input: {
  images: readonly Pick<ImageToSend, "mediaId">[];
  before: string | undefined;
  made: "now" | "earlier" | "before";
  settings: Pick<StoreSettings, "createFields" | "updateFields">;
  isForced: boolean;
}): boolean {
  const { images, before, made, settings, isForced } = input;
  const isForCreate = settings.createFields.includes("images");
  const isForUpdate = settings.updateFields.includes("images");
  if (before !== undefined) return isForUpdate && (isForced || before !== hashImages(images));
  if (images.length === 0) return false;
  if (made === "now") return isForCreate;
  return isForUpdate || (made === "earlier" && isForCreate);
}

/**
 * Returns the payload of an image: its address the first time, then its remote id. An address uploads
 * the image each time (recorded: image.update.same-src-again), an id leaves it unchanged
 * (recorded: image.update.by-id).
 *
 * @param publicUrl where stores reach this application, without trailing slash
 */
export function toImagePayload(
  image: ImageToSend,
  remoteIds: ReadonlyMap<number, number>,
  publicUrl: string,
  alt: string,
): WooImageWrite {
  const id = remoteIds.get(image.mediaId);
  if (id !== undefined) return { id };
  return { src: mediaUrl(publicUrl, image), name: image.fileName, alt };
}

/** Returns the public address of an uploaded image. */
export function mediaUrl(publicUrl: string, image: ImageToSend): string {
  return `${publicUrl}/media/${image.mediaId}/${encodeURIComponent(image.fileName)}`;
}
