import type { z } from "zod";
import type { ProductEdit, productEditSchema, VariationEdit } from "@/lib/catalog/product-schema";
import type { ProductView, VariationView } from "@/lib/catalog/product-view";

/** The values of the form: the edit as typed, before it is parsed. */
export type ProductFormValues = z.input<typeof productEditSchema>;

/** "12.5" → "12.50" where a currency has two decimals; a longer fraction stays. */
function padDecimals(price: string, decimals: number): string {
  const [whole = "0", fraction = ""] = price.split(".");
  const padded = fraction.padEnd(decimals, "0");
  return padded === "" ? whole : `${whole}.${padded}`;
}

/** The product as form fields; a price group without its own price is an empty field. */
export function toFormValues(
  product: ProductView,
  priceGroupIds: readonly number[],
  decimals: number,
): ProductFormValues {
  const groupPrice = (price: string | undefined) => (price === undefined ? "" : padDecimals(price, decimals));
  const { updatedAt, name, sku, categoryId, taxRateId, description, shortDescription, tracksStock, isSyncDisabled } =
    product;
  return {
    updatedAt,
    name,
    sku,
    categoryId,
    taxRateId,
    description,
    shortDescription,
    tracksStock,
    isSyncDisabled,
    variations: product.variations.map((variation) => ({
      id: variation.id,
      sku: variation.sku,
      barcode: variation.barcode,
      price: padDecimals(variation.price, decimals),
      salePrice: variation.salePrice === null ? "" : padDecimals(variation.salePrice, decimals),
      salePriceFrom: variation.salePriceFrom ?? "",
      salePriceUntil: variation.salePriceUntil ?? "",
      weight: variation.weight ?? "",
      mediaId: variation.image?.id ?? null,
      groupPrices: Object.fromEntries(priceGroupIds.map((id) => [String(id), groupPrice(variation.groupPrices[id])])),
    })),
  };
}

/** Whether an edit of the form changes the price or sale price of its variation. */
export function changesPrices(product: ProductView, edit: VariationEdit): boolean {
  const before = product.variations.find(({ id }) => id === edit.id);
  const changed = before && changedVariation(before, edit);
  return changed != null && ["price", "salePrice", "salePriceFrom", "salePriceUntil"].some((field) => field in changed);
}

/**
 * Only the fields that differ from the product as loaded, so that saving over somebody else's change reverts none of
 * their fields.
 */
export function changedParts(product: ProductView, edit: ProductEdit): ProductEdit {
  const { updatedAt, variations = [], ...rest } = edit;
  // A field that the role may not change is disabled, and the browser omits it.
  const fields = Object.entries(rest).filter(
    ([key, value]) => value !== undefined && value !== product[key as keyof typeof rest],
  );
  const changed = variations.flatMap((variation) => {
    const before = product.variations.find(({ id }) => id === variation.id);
    return before === undefined ? [] : (changedVariation(before, variation) ?? []);
  });
  // A simple product's SKU is saved with its variation's.
  const own = Object.fromEntries(fields.filter(([key]) => key !== "sku" || product.type === "variable"));
  return { updatedAt, ...own, ...(changed.length === 0 ? {} : { variations: changed }) };
}

function changedVariation(before: VariationView, edit: VariationEdit): VariationEdit | null {
  const { id, groupPrices = {}, ...rest } = edit;
  const was = { ...before, mediaId: before.image?.id ?? null };
  const fields = Object.entries(rest).filter(
    ([key, value]) => value !== undefined && value !== was[key as keyof typeof rest],
  );
  const prices = Object.entries(groupPrices).filter(
    ([key, price]) => price !== undefined && price !== (before.groupPrices[key] ?? null),
  );
  if (fields.length === 0 && prices.length === 0) return null;
  return {
    id,
    ...Object.fromEntries(fields),
    ...(prices.length === 0 ? {} : { groupPrices: Object.fromEntries(prices) }),
  };
}
