import { soldVariationSql } from "@/lib/catalog/sold-variation";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** The statement of `findVariationsBySku`. The expression is that of the index variations_sku. */
export function variationsBySkuSql(businessId: number, skus: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    select case when n.is_archived and p.type = 'simple' then ${soldVariationSql(Prisma.sql`p.id`)} else n.id end as id, n.sku
      from (select id, sku, product_id, is_archived from variations
             where business_id = ${businessId} and lower(btrim(sku)) = any(${skus}::text[]) offset 0) n
      join products p on p.id = n.product_id`;
}

/**
 * The variations that have one of the normalised SKUs, for the lines of an order that no link explains. An index finds
 * them, because every order with such a line pays for the search. The SKU of an archived variation of a simple product
 * stands for the sold variation, whose stock is the product's.
 */
export async function findVariationsBySku(
  db: Db,
  businessId: number,
  skus: readonly string[],
): Promise<{ id: number; sku: string }[]> {
  return skus.length === 0 ? [] : db.$queryRaw(variationsBySkuSql(businessId, skus));
}
