import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";

/**
 * Locks a product until the transaction ends, so that of two simultaneous changes the second sees the first. Returns
 * when the product was last saved.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such product
 */
export async function lockProduct(tx: Tx, businessId: number, productId: number): Promise<Date> {
  const [product] = await tx.$queryRaw<{ updatedAt: Date }[]>`
    select updated_at as "updatedAt" from products
     where id = ${productId} and business_id = ${businessId} for no key update`;
  if (!product) throw new AppError("not_found", "notFound");
  return product.updatedAt;
}
