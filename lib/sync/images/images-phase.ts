import { canStoreFetchFrom, MEDIA_UNREACHABLE } from "@/lib/sync/settings/media-address";
import { type ImageToSend, needsSending } from "./plan-images";
import type { Outcome } from "@/lib/sync/core/outcomes";
import { findNextProduct } from "@/lib/sync/core/next-item";
import { sliceLimit } from "@/lib/sync/core/run-cursor";
import { recordOutcomes } from "@/lib/sync/core/record";
import type { RunContext } from "@/lib/sync/core/run-context";
import { SLICE_SIZE } from "@/lib/sync/core/run-context";
import { countScope, listScopeIds } from "@/lib/sync/core/queries/run-scope";
import { sentFieldsSchema } from "@/lib/sync/core/sent-fields";
import type { Phase, SliceEnd } from "@/lib/sync/core/phase";
import type { Gallery } from "./gallery";
import { sendGalleries } from "./send-images";

/**
 * The store fetches each image within the request, in half a second or more. With a few images each, a
 * slice stays under a minute.
 */
const GALLERIES_PER_SLICE = 20;

/**
 * Images, in a phase of their own after the product exists. An image that the store cannot fetch refuses
 * the whole item (recorded: image.create.unreachable), and here the item consists of images only.
 */
export const imagesPhase: Phase = {
  async count(context) {
    return mayEverSend(context) ? countScope(context.db, context, "images") : 0;
  },

  findNext: (context, cursor) => findNextProduct(context, "images", cursor),

  async step(context, cursor) {
    if (!mayEverSend(context)) return null;
    const ids = await listScopeIds(
      context.db,
      context,
      "images",
      cursor.afterId,
      sliceLimit(cursor, context.deps.sliceSize ?? SLICE_SIZE),
    );
    const last = ids.at(-1);
    if (last === undefined) return null;
    const galleries = await loadChangedGalleries(context, ids);
    const areDeferred = galleries.length > 0 && !canStoreFetchFrom(context.deps.publicUrl, context.store.url);
    if (areDeferred) return deferImages(context);
    // The slice ends at the last gallery sent, or at the last id, so that unchanged products cost no slice of
    // their own.
    const now = galleries.slice(0, GALLERIES_PER_SLICE);
    const afterId = now.length < galleries.length ? (now.at(-1)?.productId ?? last) : last;
    await sendGalleries(context, now, { wasBegun: cursor.isBegun === true });
    return { next: { ...cursor, afterId }, unlogged: { done: ids.filter((id) => id <= afterId).length } };
  },
};

function mayEverSend({ settings }: RunContext): boolean {
  return settings.createFields.includes("images") || settings.updateFields.includes("images");
}

/**
 * Records one failed entry per run, because the store can fetch no image from the POS, and ends the
 * phase. finish-run.ts stores that the images are deferred.
 */
async function deferImages(context: RunContext): Promise<SliceEnd | null> {
  const outcome: Outcome = {
    entity: "image",
    operation: "note",
    outcome: "failed",
    localId: null,
    productId: null,
    label: context.deps.publicUrl,
    error: { code: MEDIA_UNREACHABLE },
  };
  await context.db.$transaction((tx) => recordOutcomes(tx, context, [outcome], { failed: 1 }));
  return null;
}

/**
 * Returns the remote ids that an interrupted attempt at the same slice has processed. A product's own
 * gallery may be sent while the images of its variations are not.
 */
async function findProcessedTargets(context: RunContext, productIds: readonly number[]): Promise<Set<number>> {
  const entries = await context.db.syncEntry.findMany({
    where: { runId: context.run.id, entity: "image", productId: { in: [...productIds] } },
    select: { remoteId: true },
  });
  return new Set(entries.flatMap(({ remoteId }) => (remoteId === null ? [] : [remoteId])));
}

/** Returns the galleries of products whose own images, or those of their variations, differ from the ones last sent. */
async function loadChangedGalleries(context: RunContext, productIds: readonly number[]): Promise<Gallery[]> {
  const { db, store } = context;
  const processed = await findProcessedTargets(context, productIds);
  const rows = await db.product.findMany({
    where: { businessId: context.run.businessId, id: { in: [...productIds] } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      name: true,
      sku: true,
      type: true,
      links: { where: { storeId: store.id } },
      images: {
        orderBy: [{ position: "asc" }, { mediaId: "asc" }],
        select: { media: { select: { id: true, fileName: true } } },
      },
      variations: {
        where: { isArchived: false },
        select: {
          id: true,
          sku: true,
          media: { select: { id: true, fileName: true } },
          links: { where: { storeId: store.id } },
        },
      },
    },
  });
  return rows.flatMap((row): Gallery[] => {
    const link = row.links[0];
    if (!link) return [];
    const images = row.images.map(({ media }) => toImage(media));
    const variations =
      row.type === "simple"
        ? []
        : row.variations.flatMap((variation) => {
            const variationLink = variation.links[0];
            if (!variationLink || processed.has(variationLink.remoteId)) return [];
            const own = variation.media ? [toImage(variation.media)] : [];
            return needsImages(context, own, variationLink)
              ? [{ id: variation.id, remoteId: variationLink.remoteId, image: own[0] ?? null }]
              : [];
          });
    const isChanged = !processed.has(link.remoteId) && needsImages(context, images, link);
    if (!isChanged && variations.length === 0) return [];
    return [
      {
        productId: row.id,
        label: row.name,
        sku: row.sku,
        remoteId: link.remoteId,
        images: isChanged ? images : null,
        variations,
      },
    ];
  });
}

function needsImages(
  { settings, run }: RunContext,
  images: readonly ImageToSend[],
  link: { sent: unknown; madeInRun: number | null },
): boolean {
  const before = sentFieldsSchema.parse(link.sent)["images"];
  const made = link.madeInRun === null ? "before" : link.madeInRun === run.id ? "now" : "earlier";
  return needsSending({ images, before, made, settings, isForced: run.isForced });
}

function toImage(media: { id: number; fileName: string }): ImageToSend {
  return { mediaId: media.id, fileName: media.fileName };
}
