import type { Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";

type PriceRow = { id: number; price: Prisma.Decimal };

/** Locks variations with their products and returns their prices. Products first, each by id, as the product form does. */
export async function lockPrices(tx: Tx, businessId: number, variationIds: readonly number[]): Promise<PriceRow[]> {
  await tx.$executeRaw`
    select id from products where business_id = ${businessId}
       and id in (select product_id from variations where id = any (${variationIds}::int[]))
     order by id for no key update`;
  return tx.$queryRaw<PriceRow[]>`
    select id, price from variations where business_id = ${businessId} and id = any (${variationIds}::int[])
     order by id for no key update`;
}
