import type { Tx } from "@/lib/db";
import { findTakenSkus } from "./queries/find-taken-skus";
import { skuKey, skuTakenError } from "./sku-rules";

/**
 * Checks the SKUs of a new product or new variations. A simple product and its variation share one SKU.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the field) for the first SKU that is taken or repeated
 */
export async function refuseNewSkus(
  tx: Tx,
  businessId: number,
  {
    productSku,
    variationSkus,
    isSimple,
  }: { productSku: string | null; variationSkus: readonly string[]; isSimple: boolean },
): Promise<void> {
  const fields = variationSkus.map((sku, index) => ({
    key: skuKey(sku),
    field: isSimple ? "sku" : `variations.${index}.sku`,
  }));
  if (productSku !== null && !isSimple) fields.unshift({ key: skuKey(productSku), field: "sku" });
  const seen = new Set<string>();
  for (const { key, field } of fields) {
    if (seen.has(key)) throw skuTakenError(field);
    seen.add(key);
  }
  const taken = await findTakenSkus(tx, businessId, [...seen]);
  const first = fields.find(({ key }) => taken.has(key));
  if (first !== undefined) throw skuTakenError(first.field);
}
