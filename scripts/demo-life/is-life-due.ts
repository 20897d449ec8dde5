import { LAST_SKU } from "./loose-ends";
import type { Living } from "./living";
import { hasCoupon } from "./set-up-store";

/**
 * Whether steps of the store's past are missing. The last step adds a product, which nobody can delete; a store that the
 * demo did not set up stays as it is.
 */
export async function isLifeDue({ deps: { db }, shop: { businessId }, sandbox }: Living): Promise<boolean> {
  if (!hasCoupon(sandbox)) return false;
  return (await db.variation.findFirst({ where: { businessId, sku: LAST_SKU }, select: { id: true } })) === null;
}
