import { hashPayload } from "@/lib/sync/core/sent-fields";
import type { WooImageWrite } from "@/lib/woo/resources/product-images";
import type { StoreSettings } from "@/lib/sync/settings/store-settings";

/** An image as the store is to have it. */
export type ImageToSend = { mediaId: number; fileName: string };

/**
 * The hash that says which images a product was last given, in which order. It depends on the
 * POS's images alone: the store's ids are found out while sending.
 */
export function hashImages(images: readonly ImageToSend[]): string {
  return hashPayload(images.map((image) => image.mediaId));
}

/**
 * Whether a product or variation has images to send.
 *
 * The list of fields for create says it for what this run has made, and for what an earlier run
 * made and did not get to send them; the list for update for everything else. One that never had
 * images sent gets none when it has none: what the shop owner put there by hand stays. Afterwards
 * changes go out, taking the last one away included.
 *
 * @param before hash of what was last sent, if anything
 * @param made who made it in the store: this run, an earlier one, or somebody before we came
 */
export function needsSending(input: {
  images: readonly ImageToSend[];
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
): WooImageWrite {
  const id = remoteIds.get(image.mediaId);
  if (id !== undefined) return { id };
  return { src: mediaUrl(publicUrl, image), name: image.fileName, alt };
}

/** The public address of an uploaded image. */
export function mediaUrl(publicUrl: string, image: ImageToSend): string {
  return `${publicUrl}/media/${image.mediaId}/${encodeURIComponent(image.fileName)}`;
}
