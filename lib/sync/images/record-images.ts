import { countOf, type OutcomeError, toOutcome } from "@/lib/sync/core/outcomes";
import { recordOutcomes } from "@/lib/sync/core/record";
import { startOfRun, recordFailures } from "@/lib/sync/core/record-failures";
import type { RunContext } from "@/lib/sync/core/run-context";
import type { AnsweredGallery, Gallery } from "./gallery";
import { hashImages } from "./plan-images";
import { addImageHash } from "./queries/add-image-hash";

/**
 * Writes the sent hashes of images, their remote ids, entries and failures in one transaction.
 *
 * @param remoteIds media id → remote id
 * @param failures local id of a product or variation → why one of its images was left out
 */
export async function recordImages(
  context: RunContext,
  answered: readonly AnsweredGallery[],
  remoteIds: ReadonlyMap<number, number>,
  failures: ReadonlyMap<number, OutcomeError>,
): Promise<void> {
  const { store, run } = context;
  const outcomes = answered.map((one) => {
    const { gallery, kind, localId, remoteId } = one.item;
    const { productId, label, sku } = gallery;
    const line = { entity: "image", operation: "update", productId, remoteId, label, sku } as const;
    const failure = failures.get(localId) ?? null;
    const outcome = toOutcome(one, { ...line, localId: kind === "product" ? localId : null }, failure);
    return failure ? { ...outcome, error: failure } : outcome;
  });
  await context.db.$transaction(async (tx) => {
    for (const { item, result } of answered) {
      // The hash is of the images as sent, so that the next run tries an omitted image again.
      if (result.ok) await addImageHash(tx, store.id, item, hashImages(item.images));
      // A gallery that failed may have uploaded some of its images, which the next attempt sends by id.
      for (const { mediaId } of item.images) {
        const remoteId = remoteIds.get(mediaId);
        if (remoteId === undefined) continue;
        await tx.mediaLink.upsert({
          where: { storeId_mediaId: { storeId: store.id, mediaId } },
          create: { storeId: store.id, mediaId, remoteId },
          update: { remoteId },
        });
      }
    }
    await recordFailures(tx, store, startOfRun(run), outcomes);
    await recordOutcomes(tx, context, outcomes, { failed: countOf(outcomes).failed });
  });
}

/** Returns media id → remote id, of the images in these galleries that the store already has. */
export async function loadMediaLinks(context: RunContext, galleries: readonly Gallery[]): Promise<Map<number, number>> {
  const mediaIds = galleries
    .flatMap(({ images, variations }) => [...(images ?? []), ...variations.flatMap(({ image }) => image ?? [])])
    .map((image) => image.mediaId);
  const rows = await context.db.mediaLink.findMany({ where: { storeId: context.store.id, mediaId: { in: mediaIds } } });
  return new Map(rows.map((row) => [row.mediaId, row.remoteId]));
}
