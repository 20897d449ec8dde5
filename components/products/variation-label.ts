import type { VariationView } from "@/lib/catalog/product-view";

/** "M / Ink"; the SKU for a variation without attribute values. */
export function variationLabel(variation: Pick<VariationView, "options" | "sku">): string {
  return variation.options.map(({ value }) => value).join(" / ") || variation.sku;
}
