import type { Client } from "pg";
import type { YearShop } from "./write-catalogue";

/** Movements of orders are two thirds of ten in fifty; the rest is the counter's, and goods received. */
const OPENING_STOCK = 100_000;

/**
 * Writes the movements of the counter, so that each day has `perDay` of them with those of orders, and then the levels
 * as the ledger's sum and what the store was last sent of each.
 */
export async function writeLedger(
  client: Client,
  { businessId, locationId, storeId }: YearShop,
  { days, perDay, ordersPerDay }: { days: number; perDay: number; ordersPerDay: number },
): Promise<void> {
  await client.query(
    `insert into stock_movements (business_id, variation_id, location_id, kind, quantity, reason, created_at)
     select $1, id, $2, 'opening', case when k >= (select count(*) from sold) - 200 then 0 else ${OPENING_STOCK} end, 'First count',
       now() - ($3::int + 1) * interval '1 day' from sold order by k`,
    [businessId, locationId, days],
  );
  await client.query(
    `insert into stock_movements (business_id, variation_id, location_id, kind, quantity, created_at)
     select $1, s.id, $2, (case when m.g % 10 = 0 then 'receipt' else 'sale' end)::movement_kind, case when m.g % 10 = 0 then 9 else -1 end,
       now() - interval '1 hour' - ($3::int * $4::int - m.g) * (interval '1 day' / $4::int)
     from (select g, power(random(), 3) as r from generate_series(1, $3::int * $4::int) g) m
     join sold s on s.k = floor(m.r * ((select count(*) from sold) - 200))::bigint order by m.g`,
    [businessId, locationId, days, perDay - 2 * ordersPerDay],
  );
  await client.query(
    `insert into stock_levels (variation_id, location_id, business_id, quantity, changed_at)
     select m.variation_id, $2, $1, sum(m.quantity), now() - interval '1 day' from stock_movements m join sold s on s.id = m.variation_id
     where m.location_id = $2 group by m.variation_id`,
    [businessId, locationId],
  );
  await client.query(
    `insert into stock_pushes (store_id, variation_id, quantity, store_reduced, pushed_at)
     select $2, l.variation_id, l.quantity, coalesce(r.store_reduced, 0), now() - interval '1 day'
     from stock_levels l join sold s on s.id = l.variation_id
     left join store_reductions r on r.store_id = $2 and r.variation_id = l.variation_id
     where l.location_id = $1`,
    [locationId, storeId],
  );
}
