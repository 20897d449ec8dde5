import { createHash } from "node:crypto";
import sharp from "sharp";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { imageFileName } from "./image-file-name";
import { type Crop, MAX_UPLOAD_BYTES, toPixels } from "./image-schema";
import type { ImageView } from "./product-view";

/** Enough for the zoom of any theme, while a camera's 8000 px would slow pages down. */
const MAX_SIDE = 2400;
/** Limit for sharp, since a small file can decode to gigabytes. */
const MAX_PIXELS = 60_000_000;

type Encoded = { bytes: Buffer; format: "jpeg" | "png" | "webp"; width: number; height: number };

/**
 * Checks that an upload is an image and stores it once per business and content. Encoding it anew drops metadata
 * (place, camera) and appended scripts.
 *
 * @throws AppError `too_large` (`imageTooLarge`) when the upload has more than MAX_UPLOAD_BYTES
 * @throws AppError `invalid_input` (`notAnImage`) when sharp cannot decode it, or when it is SVG or PDF
 */
export async function storeImage(
  db: Db,
  businessId: number,
  upload: {
    fileName: string;
    bytes: Uint8Array;
    /** Requires an upright image, as all stored images are. */ crop?: Crop;
  },
): Promise<ImageView> {
  if (upload.bytes.byteLength > MAX_UPLOAD_BYTES) throw imageTooLarge();
  const { bytes, format, width, height } = await encode(upload.bytes, upload.crop);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const key = { businessId, sha256 };
  const select = { id: true, fileName: true, width: true, height: true };
  const existing = await db.media.findUnique({ where: { businessId_sha256: key }, select });
  if (existing !== null) return existing;
  return db.$transaction(async (tx) => {
    const fileName = imageFileName(upload.fileName, format);
    await tx.media.createMany({
      data: [{ ...key, fileName, mimeType: `image/${format}`, width, height }],
      // Two uploads of the same picture may arrive at the same time.
      skipDuplicates: true,
    });
    const media = await tx.media.findUniqueOrThrow({ where: { businessId_sha256: key }, select });
    await tx.mediaContent.createMany({
      data: [{ mediaId: media.id, bytes: Uint8Array.from(bytes) }],
      skipDuplicates: true,
    });
    return media;
  });
}

/** The error for an upload of more than MAX_UPLOAD_BYTES. */
export function imageTooLarge(): AppError {
  return new AppError("too_large", "imageTooLarge", { values: { megabytes: MAX_UPLOAD_BYTES / 1024 / 1024 } });
}

async function encode(bytes: Uint8Array, crop?: Crop): Promise<Encoded> {
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" });
    const { format, width, height } = await image.metadata();
    // An SVG can contain scripts, and product photographs are never SVG.
    if (format === "svg" || format === "pdf") throw new Error(`${format} is not taken`);
    const target = format === "jpeg" || format === "png" ? format : "webp";
    const part = crop === undefined ? image.rotate() : image.extract(toRegion(crop, { width, height }));
    const fitted = part.resize(MAX_SIDE, MAX_SIDE, { fit: "inside", withoutEnlargement: true });
    const { data, info } = await fitted.toFormat(target, encoding(target)).toBuffer({ resolveWithObject: true });
    return { bytes: data, format: target, width: info.width, height: info.height };
  } catch (cause) {
    throw new AppError("invalid_input", "notAnImage", { cause });
  }
}

function toRegion(crop: Crop, size: { width: number; height: number }) {
  const { left, top, side } = toPixels(crop, size);
  return { left, top, width: side, height: side };
}

function encoding(format: Encoded["format"]): { quality?: number; compressionLevel?: number } {
  return format === "png" ? { compressionLevel: 9 } : { quality: 84 };
}
