import type { SyncRun } from "@/lib/generated/prisma/client";
import type { ScopedRun } from "@/lib/sync/core/queries/run-scope";
import type { StoreContext } from "@/lib/sync/core/run-context";
import type { SentFields, SentValues } from "@/lib/sync/core/sent-fields";
import type { ProductSnapshot, VariationSnapshot } from "@/lib/sync/products/snapshot";
import type { PlannedQuantity } from "./plan-quantities";
import type { PreviewKind } from "./preview-view";

/** What a preview plans with: a store, and a run that is not stored. */
export type PreviewContext = StoreContext & { run: ScopedRun & Pick<SyncRun, "isForced"> };

export type LineKind = PreviewKind | "disable";

/** What a run would do with a product, or with one of its variations. */
export type PlannedLine = {
  /** Null for the product itself. */
  variation: VariationSnapshot | null;
  kind: LineKind;
  /** Null before it is created or found. */
  remoteId: number | null;
  /** What is sent; empty when nothing is. */
  payload: object;
  /** Everything that the store should have of it, sent or not. */
  wanted: object;
  /** Sent in a request of its own, after orders are imported; null when the store is sent no quantity. */
  quantity: PlannedQuantity | null;
  images: { count: number; isSent: boolean };
  sent: SentFields;
  values: SentValues;
};

export type PlannedProduct = {
  product: ProductSnapshot;
  kind: PreviewKind;
  /** The product first, then its variations. */
  lines: PlannedLine[];
};

/** Whether the line has fields to send. */
export function hasPayload({ payload }: PlannedLine): boolean {
  return Object.keys(payload).length > 0;
}

/** Whether a run would send something of the line: fields, images or a quantity. */
export function isSending(line: PlannedLine): boolean {
  return hasPayload(line) || line.images.isSent || (line.quantity?.isSent ?? false);
}

/** The line without what the phases after the products send. */
export function withoutLaterPhases(line: PlannedLine): PlannedLine {
  const { quantity, images } = line;
  return { ...line, quantity: quantity && { ...quantity, isSent: false }, images: { ...images, isSent: false } };
}
