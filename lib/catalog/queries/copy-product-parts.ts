import type { Tx } from "@/lib/db";

/** Copies a product's attributes, in their order, to another product. */
export async function copyAttributes(tx: Tx, sourceId: number, targetId: number): Promise<void> {
  await tx.$executeRaw`
    insert into product_attributes (product_id, attribute_id, position)
    select ${targetId}::int, attribute_id, position from product_attributes where product_id = ${sourceId}`;
}

export type VariationCopy = { id: number; sourceId: number };

/** Copies options, group and sale prices of variations to their copies, in three statements for any number of them. */
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
  await tx.$executeRaw`
    update variations v
       set sale_price = s.sale_price, sale_price_from = s.sale_price_from, sale_price_until = s.sale_price_until,
           sale_price_changed_at = clock_timestamp()
      from unnest(${ids}::int[], ${sourceIds}::int[]) as c (id, source_id) join variations s on s.id = c.source_id
     where v.id = c.id and s.sale_price is not null`;
}
