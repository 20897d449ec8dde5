import { categoryBranchSql } from "@/lib/catalog/queries/category-branch";
import type { Db, Tx } from "@/lib/db";
import { escapeLike } from "@/lib/db/escape-like";
import { Prisma } from "@/lib/generated/prisma/client";

/** A variation with its product's name, by which lists of variations are ordered. */
export type VariationKey = { id: number; name: string };

/** Ids of the variations that match `where` (over `variations v` and `products p`), by product name, after a keyset. */
export function listVariations(
  db: Db | Tx,
  where: Prisma.Sql,
  after: readonly [string, number] | null,
  limit: number,
): Promise<VariationKey[]> {
  const isAfter = after ? Prisma.sql`and (p.name, v.id) > (${after[0]}, ${after[1]})` : Prisma.empty;
  return db.$queryRaw<VariationKey[]>`
    select v.id, p.name from variations v join products p on p.id = v.product_id
     where ${where} ${isAfter}
     order by p.name, v.id limit ${limit}`;
}

/** The condition on `variations v` for a searched text. A union instead of an `or`, so that each half uses its indexes. */
export function matchesText(businessId: number, text: string): Prisma.Sql {
  const pattern = `%${escapeLike(text)}%`;
  return Prisma.sql`v.id in (
    select vn.id from variations vn join products pn on pn.id = vn.product_id
     where pn.business_id = ${businessId} and (pn.name ilike ${pattern} or pn.sku ilike ${pattern})
    union
    select id from variations where business_id = ${businessId} and (sku ilike ${pattern} or barcode = ${text}))`;
}

/** The condition on `products p` for a category with its descendants. */
export function isInCategory(businessId: number, categoryId: number): Prisma.Sql {
  return Prisma.sql`p.category_id in ${categoryBranchSql(businessId, categoryId)}`;
}
