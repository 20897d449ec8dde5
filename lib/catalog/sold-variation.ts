import { Prisma } from "@/lib/generated/prisma/client";

type Candidate = { id: number; position: number; isArchived: boolean };

/**
 * Argument for a product's `variations` that selects the sold variation. A formerly variable product still has its
 * archived variations, so the oldest variation is not always the sold one.
 */
export const SOLD_VARIATION = {
  orderBy: [{ isArchived: "asc" }, { position: "asc" }, { id: "asc" }],
  take: 1,
} satisfies Prisma.Product$variationsArgs;

/** The id of the sold variation as an SQL expression. `productId` is a column or a value. */
export function soldVariationSql(productId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select v.id from variations v where v.product_id = ${productId} order by v.is_archived, v.position, v.id limit 1)`;
}

/** The sold variation among all variations of a product, in any order. Undefined when the product has none. */
export function soldVariation<V extends Candidate>(product: { variations: readonly V[] }): V | undefined {
  return product.variations.toSorted(
    (a, b) => Number(a.isArchived) - Number(b.isArchived) || a.position - b.position || a.id - b.id,
  )[0];
}
