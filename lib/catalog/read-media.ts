import type { Db } from "@/lib/db";

export type MediaFile = { mimeType: string; sha256: string; bytes: Uint8Array<ArrayBuffer> };

/**
 * Condition for an image that a product or variation shows. The two queries with it name no business, since stores and
 * their visitors fetch images without signing in.
 */
function publicMedia(id: number, fileName: string) {
  return { id, fileName, OR: [{ images: { some: {} } }, { variations: { some: {} } }] };
}

/** The file of an image; null when id and file name do not match, or when no product shows the image. */
export async function findMediaFile(db: Db, id: number, fileName: string): Promise<MediaFile | null> {
  const media = await db.media.findFirst({ where: publicMedia(id, fileName), include: { content: true } });
  if (media?.content == null) return null;
  return { mimeType: media.mimeType, sha256: media.sha256, bytes: media.content.bytes };
}

/** The SHA-256 of the same file without its bytes, for answering "not modified". */
export async function findMediaHash(db: Db, id: number, fileName: string): Promise<string | null> {
  const media = await db.media.findFirst({ where: publicMedia(id, fileName), select: { sha256: true } });
  return media?.sha256 ?? null;
}
