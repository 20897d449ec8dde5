import type { Client } from "pg";

export type YearShop = { businessId: number; locationId: number; storeId: number };

/** Remote ids of the past begin here, above those that the sandbox store gives to what the bench adds. */
export const REMOTE_IDS_FROM = 5_000_000;

/**
 * Writes products that the store has already, a tenth of them with four variations, straight into the tables. The
 * triggers are off, so levels are written later, with the ledger that they are the sum of.
 */
export async function writeCatalogue(
  client: Client,
  { businessId, storeId }: YearShop,
  products: number,
): Promise<void> {
  // The demo's products, which the store does not have, would be the first run's work.
  await client.query("update products set is_archived = true where business_id = $1", [businessId]);
  await client.query(
    `insert into products (business_id, type, name, sku, category_id, tax_rate_id, description, changed_at, updated_at)
     select $1, (case when g % 10 = 0 then 'variable' else 'simple' end)::product_type, 'Article No. ' || g,
       'YEAR-' || lpad(g::text, 7, '0'), c.ids[1 + g % cardinality(c.ids)], t.id, repeat('A text about it. ', 12),
       now() - interval '1 day', now()
     from generate_series(1, $2::int) g,
       (select array_agg(id order by id) ids from categories where business_id = $1) c,
       (select min(id) id from tax_rates where business_id = $1) t
     order by g`,
    [businessId, products],
  );
  await client.query(
    `insert into variations (business_id, product_id, sku, barcode, price, position, updated_at)
     select $1, p.id, case when p.type = 'simple' then p.sku else p.sku || '-' || v end, lpad((p.id * 10 + v)::text, 13, '0'),
       1 + p.id % 97, v, now()
     from products p cross join lateral generate_series(1, case when p.type = 'simple' then 1 else 4 end) v
     where p.business_id = $1 and p.sku like 'YEAR-%' order by p.id, v`,
    [businessId],
  );
  await client.query(
    `insert into product_links (store_id, product_id, remote_id, sent_type)
     select $2, p.id, $3 + p.id, p.type from products p where p.business_id = $1 and p.sku like 'YEAR-%'`,
    [businessId, storeId, REMOTE_IDS_FROM],
  );
  await client.query(
    `insert into variation_links (store_id, variation_id, remote_id)
     select $2, v.id, $3 + 1000000 + v.id from variations v join products p on p.id = v.product_id and p.type = 'variable'
     where v.business_id = $1 and p.sku like 'YEAR-%'`,
    [businessId, storeId, REMOTE_IDS_FROM],
  );
}
