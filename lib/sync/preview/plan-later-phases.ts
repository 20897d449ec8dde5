import { needsSending } from "@/lib/sync/images/plan-images";
import type { LinkedVariation } from "@/lib/sync/products/plan-variations";
import type { ProductSnapshot, VariationSnapshot } from "@/lib/sync/products/snapshot";
import { canStoreFetchFrom } from "@/lib/sync/settings/media-address";
import { wantedQuantity } from "@/lib/sync/stock/plan-push";
import type { LineKind, PlannedLine, PreviewContext } from "./planned-line";
import type { PlannedQuantity } from "./plan-quantities";

/** Kinds of what has no pushed quantity yet. */
const IS_NEW: ReadonlySet<LineKind> = new Set(["create", "link", "restore", "convert"]);

type Planned = { kind: LineKind; payload: object };

/**
 * Returns the quantity that the stock phase sends; null when the quantity is part of the payload, or the store is sent
 * none.
 *
 * @param quantities the quantities of linked variations, from planQuantities
 */
export function planQuantity(
  { settings }: PreviewContext,
  {
    product,
    variation,
    safetyBuffer,
  }: { product: ProductSnapshot; variation: VariationSnapshot; safetyBuffer: number },
  { kind, payload }: Planned,
  quantities: ReadonlyMap<number, PlannedQuantity>,
): PlannedQuantity | null {
  const planned = quantities.get(variation.id);
  if (planned) return planned;
  const isLater = settings.updateFields.includes("quantity") && product.tracksStock && !variation.isArchived;
  if (!isLater || !IS_NEW.has(kind) || "stock_quantity" in payload) return null;
  const now = wantedQuantity({ level: variation.quantity, safetyBuffer, reservation: "0" });
  return { now, lastSent: null, isSent: true };
}

/** Returns how many images there are, and whether the image phase sends them. */
export function planLineImages(
  { deps, store, settings, run }: PreviewContext,
  mediaIds: readonly number[],
  kind: LineKind,
  link: (Pick<LinkedVariation, "sent"> & { madeInRun?: number | null }) | undefined,
): PlannedLine["images"] {
  const images = mediaIds.map((mediaId) => ({ mediaId }));
  const isCreated = kind === "create";
  const made = isCreated ? "now" : typeof link?.madeInRun === "number" ? "earlier" : "before";
  const before = isCreated ? undefined : link?.sent["images"];
  // A run defers the images of a store that cannot fetch them.
  const mayBeSent = kind !== "disable" && canStoreFetchFrom(deps.publicUrl, store.url);
  const isSent = mayBeSent && needsSending({ images, before, made, settings, isForced: run.isForced });
  return { count: images.length, isSent };
}
