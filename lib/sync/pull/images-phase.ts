import { fetchImages } from "@/lib/catalog/import/fetch-images";
import type { Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { hashImages } from "@/lib/sync/images/plan-images";
import { addImageHash } from "@/lib/sync/images/queries/add-image-hash";
import { Interrupted } from "@/lib/woo/interrupted";
import { pulledProductSchema, pulledVariationSchema } from "@/lib/woo/resources/pulled";
import type { PullContext, PullPhaseStep } from "./pull-phase";

/** A slice ends in time for others of the store to get their turn, since images may take hours. */
const SLICE_MS = 20_000;

/**
 * Fetches the images of what was taken over, and records after each slice that the store has them. Runs of the store wait
 * for the slice, so none sees an image that is not recorded.
 */
export const pullImages: PullPhaseStep = async (context, cursor) => {
  const { db, pull, deps } = context;
  const { importId } = pull;
  if (importId === null) return { next: null, done: 0, record: (tx) => forgetPayloads(tx, pull.id) };
  const total = await db.productImportImage.count({ where: { importId } });
  const until = Date.now() + SLICE_MS;
  const signal = deps.time?.signal ?? new AbortController().signal;
  const time = { isOver: () => (deps.time?.isOver() ?? false) || Date.now() >= until, signal };
  const isDone = await fetchImages(db, importId, { allowPrivate: env().ALLOW_PRIVATE_STORE_ADDRESSES, time });
  if (signal.aborted) throw new Interrupted();
  const fetched = await db.productImportImage.findMany({
    where: { importId, id: { gt: cursor.afterId }, status: { not: "waiting" } },
    orderBy: { id: "asc" },
  });
  const remoteIds = await loadRemoteImages(context, fetched);
  return {
    next: isDone ? null : { ...cursor, afterId: fetched.at(-1)?.id ?? cursor.afterId },
    done: fetched.length,
    total,
    record: async (tx) => {
      await recordFetched(tx, context, fetched, remoteIds);
      if (isDone) await forgetPayloads(tx, pull.id);
    },
  };
};

type Fetched = { productId: number; variationId: number | null; url: string; mediaId: number | null };

/** The store's ids of the images by their addresses. */
async function loadRemoteImages({ db, pull }: PullContext, fetched: readonly Fetched[]): Promise<Map<string, number>> {
  const productIds = [...new Set(fetched.map(({ productId }) => productId))];
  const items = await db.pullItem.findMany({
    where: { pullId: pull.id, kind: { in: ["product", "variation"] }, productId: { in: productIds } },
    select: { kind: true, payload: true },
  });
  const remoteIds = new Map<string, number>();
  for (const { kind, payload } of items) {
    const images =
      kind === "product" ? pulledProductSchema.parse(payload).images : [pulledVariationSchema.parse(payload).image];
    for (const image of images) if (image && image.id > 0) remoteIds.set(image.src, image.id);
  }
  return remoteIds;
}

async function recordFetched(
  tx: Tx,
  { pull }: PullContext,
  fetched: readonly Fetched[],
  remoteIds: ReadonlyMap<string, number>,
): Promise<void> {
  const links = fetched.flatMap(({ mediaId, url }) => {
    const remoteId = remoteIds.get(url);
    return mediaId === null || remoteId === undefined ? [] : [{ storeId: pull.storeId, mediaId, remoteId }];
  });
  await tx.mediaLink.createMany({ data: links, skipDuplicates: true });
  for (const productId of new Set(fetched.map((image) => image.productId))) {
    const images = await tx.productImage.findMany({
      where: { productId },
      orderBy: [{ position: "asc" }, { mediaId: "asc" }],
      select: { mediaId: true },
    });
    if (images.length > 0)
      await addImageHash(tx, pull.storeId, { kind: "product", localId: productId }, hashOf(images));
  }
  const ids = fetched.flatMap(({ variationId }) => variationId ?? []);
  const variations = await tx.variation.findMany({
    where: { id: { in: ids }, mediaId: { not: null } },
    select: { id: true, mediaId: true },
  });
  for (const { id, mediaId } of variations)
    if (mediaId !== null)
      await addImageHash(tx, pull.storeId, { kind: "variation", localId: id }, hashOf([{ mediaId }]));
}

function hashOf(images: readonly { mediaId: number }[]): string {
  return hashImages(images.map(({ mediaId }) => ({ mediaId, fileName: "" })));
}

/** What is left of a pull is the list of its results. */
async function forgetPayloads(tx: Tx, pullId: number): Promise<void> {
  await tx.pullItem.deleteMany({ where: { pullId, kind: { not: "product" } } });
  await tx.$executeRaw`update store_pull_items set payload = null where pull_id = ${pullId}`;
}
