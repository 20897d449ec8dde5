import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";

/**
 * Locks a product until the transaction ends, so that of two simultaneous changes the second sees the first.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such product
 */
export async function lockProduct(tx: Tx, businessId: number, productId: number): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    select id from products where id = ${productId} and business_id = ${businessId} for no key update`;
  if (rows.length === 0) throw new AppError("not_found", "notFound");
}
