import type { Tx } from "@/lib/db";

export type OwnPrice = { variationId: number; price: string };
export type GroupPriceKey = { priceGroupId: number; variationId: number };
export type GroupPrice = GroupPriceKey & { price: string };

/** Writes variations' own prices (decimal strings), in one statement. */
export async function writeOwnPrices(tx: Tx, businessId: number, prices: readonly OwnPrice[]): Promise<void> {
  const ids = prices.map(({ variationId }) => variationId);
  const values = prices.map(({ price }) => price);
  await tx.$executeRaw`
    update variations set price = cell.price, updated_at = clock_timestamp()
      from unnest(${ids}::int[], ${values}::numeric[]) as cell (id, price)
     where variations.id = cell.id and variations.business_id = ${businessId}`;
}

/** Moves `updated_at` of the variations' products, so that a product form that was read before gets a conflict. */
export async function touchProducts(tx: Tx, businessId: number, variationIds: readonly number[]): Promise<void> {
  await tx.$executeRaw`
    update products set updated_at = greatest(clock_timestamp(), updated_at + interval '1 millisecond')
     where business_id = ${businessId}
       and id in (select product_id from variations where id = any (${variationIds}::int[]))`;
}

/** Writes prices of price groups (decimal strings), in one statement. */
export async function writeGroupPrices(tx: Tx, prices: readonly GroupPrice[]): Promise<void> {
  const groupIds = prices.map(({ priceGroupId }) => priceGroupId);
  const variationIds = prices.map(({ variationId }) => variationId);
  const values = prices.map(({ price }) => price);
  await tx.$executeRaw`
    insert into price_group_prices (price_group_id, variation_id, price)
    select * from unnest(${groupIds}::int[], ${variationIds}::int[], ${values}::numeric[])
    on conflict (price_group_id, variation_id) do update set price = excluded.price`;
}

/** Deletes prices of price groups, in one statement. */
export async function deleteGroupPrices(tx: Tx, keys: readonly GroupPriceKey[]): Promise<void> {
  const groupIds = keys.map(({ priceGroupId }) => priceGroupId);
  const variationIds = keys.map(({ variationId }) => variationId);
  await tx.$executeRaw`
    delete from price_group_prices where (price_group_id, variation_id) in
      (select * from unnest(${groupIds}::int[], ${variationIds}::int[]))`;
}
