/** Shapes of the preview of categories and attributes, in the browser as well. */
import type { ShownValue } from "@/lib/woo/resources/product-fields";
import type { StoreReadError } from "./preview-view";

/** What a run sends before the products that refer to it. */
export const THING_ENTITIES = ["category", "attribute", "term"] as const;
export type ThingEntity = (typeof THING_ENTITIES)[number];

/**
 * What a run would do with it; `link` is known only once the store was read. A thing that is renamed and moved counts as
 * renamed, and `update` is sent again although unchanged.
 */
export const THING_KINDS = ["create", "link", "rename", "move", "update", "unchanged"] as const;
export type ThingKind = (typeof THING_KINDS)[number];

/** `parent` is the parent of a category, `position` the position of a value within its attribute. */
export type ThingField = "name" | "parent" | "position";

export type ThingRow = {
  field: ThingField;
  isSent: boolean;
  /** An empty parent is the top level. */
  now: ShownValue;
  /** What was last sent; null when that is not known. */
  lastSent: ShownValue | null;
  /** What the store has; absent while it was not read, and where it has no such thing. */
  inStore?: { value: ShownValue | null; isSame: boolean };
};

export type ThingItem = {
  entity: ThingEntity;
  id: number;
  name: string;
  /** The parents of a category, or the attribute of a value; null without. */
  within: string | null;
  kind: ThingKind;
  rows: ThingRow[];
};

/** The categories or attributes of a run, planned. What stays unchanged is counted, not listed. */
export type ThingsPreview = {
  counts: Record<ThingKind, number>;
  items: ThingItem[];
  isStoreRead: boolean;
  storeError: StoreReadError | null;
};
