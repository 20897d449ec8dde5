import type { VariationView } from "@/lib/catalog/product-view";

/** "M / Ink"; the SKU where a variation differs by nothing. */
export function variationLabel(variation: Pick<VariationView, "options" | "sku">): string {
  return variation.options.map(({ value }) => value).join(" / ") || variation.sku;
}
