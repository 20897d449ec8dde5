import { canStoreFetchFrom, MEDIA_UNREACHABLE } from "@/lib/sync/settings/media-address";
import { type ImageToSend, needsSending } from "./plan-images";
import type { Outcome } from "@/lib/sync/core/outcomes";
import { recordOutcomes } from "@/lib/sync/core/record";
import type { RunContext } from "@/lib/sync/core/run-context";
import { SLICE_SIZE } from "@/lib/sync/core/run-context";
import { countScope, listScopeIds } from "@/lib/sync/core/run-scope";
import { sentFieldsSchema } from "@/lib/sync/core/sent-fields";
import type { Phase, SliceEnd } from "@/lib/sync/core/phase";
import type { Gallery } from "./gallery";
import { sendGalleries } from "./send-images";

/** The store fetches each image as we wait, half a second and more: with a few images each a slice stays under a minute. */
const GALLERIES_PER_SLICE = 20;

/**
 * Images, in a step of their own after the product exists: one that can't be fetched refuses the
 * whole item (recorded: image.create.unreachable), and here the item is only its images.
 */
export const imagesPhase: Phase = {
  async count(context) {
    return mayEverSend(context) ? countScope(context.db, context, "images") : 0;
  },

  async step(context, cursor) {
    if (!mayEverSend(context)) return null;
    const ids = await listScopeIds(context.db, context, "images", cursor.afterId, context.deps.sliceSize ?? SLICE_SIZE);
    const last = ids.at(-1);
    if (last === undefined) return null;
    const galleries = await loadChangedGalleries(context, ids);
    const isHeldBack = galleries.length > 0 && !canStoreFetchFrom(context.deps.publicUrl, context.store.url);
    if (isHeldBack) return refuseOnce(context);
    // Up to where the first galleries reach: what needs no request costs no slice of its own.
    const now = galleries.slice(0, GALLERIES_PER_SLICE);
    const afterId = now.length < galleries.length ? (now.at(-1)?.productId ?? last) : last;
    await sendGalleries(context, now);
    return { next: { ...cursor, afterId }, quiet: { done: ids.filter((id) => id <= afterId).length } };
  },
};

function mayEverSend({ settings }: RunContext): boolean {
  return settings.createFields.includes("images") || settings.updateFields.includes("images");
}

/** Says once per run that no image can be fetched, and why, instead of trying each of them; finish-run.ts remembers it. */
async function refuseOnce(context: RunContext): Promise<SliceEnd | null> {
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
 * What an interrupted try of the same slice dealt with, by its id in the store: a product's own
 * gallery may be through while its variations' images are still to come.
 */
async function findHandledTargets(context: RunContext, productIds: readonly number[]): Promise<Set<number>> {
  const entries = await context.db.syncEntry.findMany({
    where: { runId: context.run.id, entity: "image", productId: { in: [...productIds] } },
    select: { remoteId: true },
  });
  return new Set(entries.flatMap(({ remoteId }) => (remoteId === null ? [] : [remoteId])));
}

/** The products whose images, or whose variations' images, are not the ones last sent. */
async function loadChangedGalleries(context: RunContext, productIds: readonly number[]): Promise<Gallery[]> {
  const { db, store } = context;
  const handled = await findHandledTargets(context, productIds);
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
            if (!variationLink || handled.has(variationLink.remoteId)) return [];
            const own = variation.media ? [toImage(variation.media)] : [];
            return needsImages(context, own, variationLink)
              ? [{ id: variation.id, remoteId: variationLink.remoteId, image: own[0] ?? null }]
              : [];
          });
    const isChanged = !handled.has(link.remoteId) && needsImages(context, images, link);
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
