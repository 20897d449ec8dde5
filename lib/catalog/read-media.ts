import type { Db } from "@/lib/db";

export type MediaFile = { mimeType: string; sha256: string; bytes: Uint8Array<ArrayBuffer> };

/**
 * Whether an address belongs to an image that is shown somewhere. These two queries are the only
 * ones that name no business: stores and their visitors ask without signing in.
 */
function publicMedia(id: number, fileName: string) {
  return { id, fileName, OR: [{ images: { some: {} } }, { variations: { some: {} } }] };
}

/** The bytes behind an address; null when id and file name do not belong together or no product shows it. */
export async function findMediaFile(db: Db, id: number, fileName: string): Promise<MediaFile | null> {
  const media = await db.media.findFirst({ where: publicMedia(id, fileName), include: { content: true } });
  if (media?.content == null) return null;
  return { mimeType: media.mimeType, sha256: media.sha256, bytes: media.content.bytes };
}

/** Without the bytes, to answer "not changed". */
export async function findMediaHash(db: Db, id: number, fileName: string): Promise<string | null> {
  const media = await db.media.findFirst({ where: publicMedia(id, fileName), select: { sha256: true } });
  return media?.sha256 ?? null;
}
