import { z } from "zod";

/** 10 MB: more than a phone's photograph, and little for a small server. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;

/** For the file picker only. `storeImage` determines the real type. */
export const IMAGE_TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"] as const;

/** More than any theme shows. */
export const MAX_IMAGES = 50;

const share = z.number().min(0).max(1);

/** A square part of an image, in shares (0 to 1) of its width and height. */
export const cropSchema = z.object({ x: share, y: share, width: share.positive(), height: share.positive() });

export type Crop = z.infer<typeof cropSchema>;

/** The square in whole pixels, within the image in spite of rounding. */
export function toPixels(
  { x, y, width, height }: Crop,
  image: { width: number; height: number },
): { left: number; top: number; side: number } {
  const widest = Math.min(image.width, image.height);
  const side = Math.max(1, Math.min(Math.round(width * image.width), Math.round(height * image.height), widest));
  return {
    left: Math.min(Math.round(x * image.width), image.width - side),
    top: Math.min(Math.round(y * image.height), image.height - side),
    side,
  };
}
