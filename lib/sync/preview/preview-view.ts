/** Shapes of a preview, in the browser as well. Decimals are strings. */
import type { ProductField, ShownValue } from "@/lib/woo/resources/product-fields";

/** What a run would do with a product; `link` and `restore` are known only once the store was read. */
export const PREVIEW_KINDS = [
  "create",
  "link",
  "restore",
  "update",
  "convert",
  "decision",
  "failed",
  "keptOut",
  "unchanged",
] as const;
export type PreviewKind = (typeof PREVIEW_KINDS)[number];

/** Kinds that send something. */
export const SENDING_KINDS: ReadonlySet<PreviewKind> = new Set(["create", "link", "restore", "update", "convert"]);

export type PreviewItem = {
  id: number;
  name: string;
  sku: string;
  kind: PreviewKind;
  /** The fields that would be sent, of the product and of its variations. */
  fields: ProductField[];
  /** How many of its variations something is sent of. */
  variations: number;
  /** Why it failed the last time; null when it did not. */
  errorCode: string | null;
};

/** Why the store could not be read; the preview is then as without reading it. */
export type StoreReadError = { errorCode: string; errorDetail: string | null };

/** A part of the catalogue, planned. Products of which nothing is sent are counted, not listed. */
export type PreviewSlice = {
  counts: Record<PreviewKind, number>;
  items: PreviewItem[];
  /** The products of the whole run; with the first slice only. */
  total: number | null;
  storeError: StoreReadError | null;
  /** Where the next slice begins; null after the last one. */
  nextAfter: number | null;
};

export type PreviewRow = {
  field: ProductField;
  isSent: boolean;
  /** What the POS would have in the store. */
  now: ShownValue | null;
  /** What was last sent; null when that is not known. */
  lastSent: ShownValue | null;
  /** What the store has; absent while it was not read, and where it has no such product. */
  inStore?: { value: ShownValue | null; isSame: boolean };
};

/** A product, or one of its variations. */
export type PreviewLine = {
  variationId: number | null;
  label: string;
  sku: string;
  kind: PreviewKind | "disable";
  rows: PreviewRow[];
};

export type PreviewDetails = {
  id: number;
  kind: PreviewKind;
  currency: string;
  weightUnit: string;
  lines: PreviewLine[];
  isStoreRead: boolean;
  storeError: StoreReadError | null;
};
