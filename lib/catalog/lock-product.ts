import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";

/** Holds a product until the transaction ends: of two changes at once the second sees the first. Throws not_found. */
export async function lockProduct(tx: Tx, businessId: number, productId: number): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    select id from products where id = ${productId} and business_id = ${businessId} for no key update`;
  if (rows.length === 0) throw new AppError("not_found", "notFound");
}
