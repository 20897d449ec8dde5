import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { ProductEdit } from "./product-schema";

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
    if (await isTaken(tx, businessId, sku, type === "simple" ? productId : null, id)) throw skuTakenError(field);
  }
  if (type !== "variable" || edit.sku === undefined) return;
  if (seen.has(skuKey(edit.sku)) || (await isTaken(tx, businessId, edit.sku, productId, null)))
    throw skuTakenError("sku");
}

/** A store has one list of SKUs for products and variations, so both are looked through. */
async function isTaken(
  tx: Tx,
  businessId: number,
  sku: string,
  ownProductId: number | null,
  ownVariationId: number | null,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select id from products
     where business_id = ${businessId} and lower(btrim(sku)) = lower(btrim(${sku})) and id is distinct from ${ownProductId}::int
    union all
    select v.id from variations v join products p on p.id = v.product_id
     where v.business_id = ${businessId} and lower(btrim(v.sku)) = lower(btrim(${sku}))
       and v.id is distinct from ${ownVariationId}::int
       and not (p.type = 'simple' and p.id is not distinct from ${ownProductId}::int)
     limit 1`;
  return rows.length > 0;
}
