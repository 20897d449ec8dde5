import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { ProductEdit } from "./product-schema";
import { isSkuTaken } from "./queries/find-taken-skus";

/** A key for comparing SKUs: WooCommerce and the unique indexes ignore case and surrounding white space. */
export function skuKey(sku: string): string {
  return sku.trim().toLowerCase();
}

/** The error for a taken SKU, beside its form field. */
export function skuTakenError(field: string): AppError {
  return new AppError("invalid_input", "invalidInput", { fields: { [field]: "skuTaken" } });
}

/**
 * Checks the SKUs of an edit.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the field) for the first SKU that another product or variation
 *   has, or that the edit repeats
 */
export async function refuseTakenSkus(
  tx: Tx,
  businessId: number,
  productId: number,
  type: "simple" | "variable",
  edit: ProductEdit,
): Promise<void> {
  const seen = new Set<string>();
  for (const [index, { id, sku }] of (edit.variations ?? []).entries()) {
    if (sku === undefined) continue;
    const field = `variations.${index}.sku`;
    if (seen.has(skuKey(sku))) throw skuTakenError(field);
    seen.add(skuKey(sku));
    const own = { productId: type === "simple" ? productId : null, variationId: id };
    if (await isSkuTaken(tx, businessId, sku, own)) throw skuTakenError(field);
  }
  if (type !== "variable" || edit.sku === undefined) return;
  const own = { productId, variationId: null };
  if (seen.has(skuKey(edit.sku)) || (await isSkuTaken(tx, businessId, edit.sku, own))) throw skuTakenError("sku");
}
