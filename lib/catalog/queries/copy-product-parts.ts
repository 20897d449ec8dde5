import type { Tx } from "@/lib/db";

/** Copies a product's attributes, in their order, to another product. */
export async function copyAttributes(tx: Tx, sourceId: number, targetId: number): Promise<void> {
  await tx.$executeRaw`
    insert into product_attributes (product_id, attribute_id, position)
    select ${targetId}::int, attribute_id, position from product_attributes where product_id = ${sourceId}`;
}

export type VariationCopy = { id: number; sourceId: number };

/** Copies options and group prices of variations to their copies, in two statements for any number of variations. */
export async function copyVariationParts(tx: Tx, copies: readonly VariationCopy[]): Promise<void> {
  const ids = copies.map(({ id }) => id);
  const sourceIds = copies.map(({ sourceId }) => sourceId);
  await tx.$executeRaw`
    insert into variation_options (variation_id, attribute_value_id)
    select c.id, o.attribute_value_id from unnest(${ids}::int[], ${sourceIds}::int[]) as c (id, source_id)
      join variation_options o on o.variation_id = c.source_id`;
  await tx.$executeRaw`
    insert into price_group_prices (price_group_id, variation_id, price)
    select p.price_group_id, c.id, p.price from unnest(${ids}::int[], ${sourceIds}::int[]) as c (id, source_id)
      join price_group_prices p on p.variation_id = c.source_id`;
}
