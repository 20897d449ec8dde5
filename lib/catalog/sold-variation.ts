import { Prisma } from "@/lib/generated/prisma/client";

type Candidate = { id: number; position: number; isArchived: boolean };

/**
 * As the argument of a product's `variations`: the variation that a simple product is sold as.
 * A product that was variable before keeps its other variations, archived, and the oldest may be one of them.
 */
export const SOLD_VARIATION = {
  orderBy: [{ isArchived: "asc" }, { position: "asc" }, { id: "asc" }],
  take: 1,
} satisfies Prisma.Product$variationsArgs;

/** The id of the same variation, as an expression; `productId` is a column or a value. */
export function soldVariationSql(productId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select v.id from variations v where v.product_id = ${productId} order by v.is_archived, v.position, v.id limit 1)`;
}

/** The same variation among all of a product's, in any order; undefined when there are none. */
export function soldVariation<V extends Candidate>(product: { variations: readonly V[] }): V | undefined {
  return product.variations.toSorted(
    (a, b) => Number(a.isArchived) - Number(b.isArchived) || a.position - b.position || a.id - b.id,
  )[0];
}
