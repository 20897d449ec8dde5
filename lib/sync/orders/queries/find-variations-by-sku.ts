import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** The statement of `findVariationsBySku`. The expression is that of the index variations_sku. */
export function variationsBySkuSql(businessId: number, skus: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    select id, sku from variations where business_id = ${businessId} and lower(btrim(sku)) = any(${skus}::text[])`;
}

/**
 * The variations that have one of the normalised SKUs, for the lines of an order that no link explains. An index finds
 * them, because every order with such a line pays for the search.
 */
export async function findVariationsBySku(
  db: Db,
  businessId: number,
  skus: readonly string[],
): Promise<{ id: number; sku: string }[]> {
  return skus.length === 0 ? [] : db.$queryRaw(variationsBySkuSql(businessId, skus));
}
