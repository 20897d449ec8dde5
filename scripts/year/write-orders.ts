import type { Client } from "pg";
import { REMOTE_IDS_FROM, type YearShop } from "./write-catalogue";

/** A third power makes the best-selling variation 1 in 30 of all that is sold, as in a shop with bestsellers. */
const BESTSELLER_POWER = 3;
const LINES_PER_ORDER = 2;
const WAITING = 200;

/**
 * Writes the orders of some days, imported and in sync, two lines each: 96 in 100 are final, 2 refunded, 2 cancelled.
 * Then orders that wait for stock of variations that nobody has. Units are one per line.
 */
export async function writeOrders(
  client: Client,
  { businessId, locationId, storeId }: YearShop,
  { days, perDay }: { days: number; perDay: number },
): Promise<void> {
  await client.query(
    `create temp table sold as
     select row_number() over (order by v.id) - 1 as k, v.id, v.sku from variations v
     where v.business_id = $1 and v.sku like 'YEAR-%'`,
    [businessId],
  );
  await client.query("create unique index on sold (k)");
  await client.query(
    `insert into customers (business_id, name, email, updated_at)
     select $1, 'Buyer ' || g, 'buyer' || g || '@example.test', now() from generate_series(1, $2::int) g`,
    [businessId, Math.ceil((days * perDay) / 4)],
  );
  await client.query(
    `create temp table ordered as
     select g, (select coalesce(max(id), 0) from sales) + g as sale_id,
       now() - interval '1 hour' - ($1::int * $2::int + $3::int - g) * (interval '1 day' / $2::int) as sold_at,
       case when g > $1::int * $2::int then 'waiting' when g % 50 = 7 then 'refunded' when g % 50 = 9 then 'cancelled' else 'completed' end as fate
     from generate_series(1, $1::int * $2::int + $3::int) g`,
    [days, perDay, WAITING],
  );
  await client.query(
    `insert into sales (id, business_id, number, source, status, draft_reason, shipping_status, location_id, customer_id,
       currency, subtotal, tax_total, total, sold_at, final_at, created_at, updated_at)
     select o.sale_id, $1, 'WC-' || $3::int || '-' || ($4::int + o.g), 'woocommerce',
       (case when fate = 'completed' then 'final' else 'draft' end)::sale_status,
       (case fate when 'completed' then null when 'waiting' then 'out_of_stock' else 'store_status' end)::draft_reason,
       'ordered', $2, c.first + o.g % c.count, 'USD', 20, 2, 22, sold_at, case when fate = 'completed' then sold_at end, sold_at, sold_at
     from ordered o, (select min(id) first, count(*) count from customers where business_id = $1 and name like 'Buyer %') c order by o.g`,
    [businessId, locationId, storeId, REMOTE_IDS_FROM],
  );
  await client.query("select setval('sales_id_seq', (select max(id) from sales))");
  await client.query(
    `insert into order_links (store_id, remote_id, sale_id, business_id, number, order_key, remote_status, remote_modified_at, content_hash, agreed, imported_at)
     select $2, $3 + o.g, o.sale_id, $1, o.g::text, 'wc_order_' || o.g, case fate when 'waiting' then 'processing' else fate end,
       sold_at, md5(o.g::text), '{}', sold_at
     from ordered o order by o.g`,
    [businessId, storeId, REMOTE_IDS_FROM],
  );
  await client.query(
    `insert into sale_lines (sale_id, position, variation_id, name, sku, quantity, unit_price, subtotal, total, tax_total, remote_line_id, store_reduced)
     select o.sale_id, n, s.id, 'Article', s.sku, case when fate = 'waiting' then 1000000 else 1 end, 10, 10, 10, 1,
       o.g * ${LINES_PER_ORDER} + n, case when fate = 'cancelled' then 0 when fate = 'waiting' then 1000000 else 1 end
     from (select o.*, n, power(random(), ${BESTSELLER_POWER}) as r from ordered o, generate_series(0, ${LINES_PER_ORDER - 1}) n) o
     join sold s on s.k = case when fate = 'waiting' then (select count(*) from sold) - 1 - o.g % ${WAITING} else floor(o.r * (select count(*) from sold))::bigint end
     order by o.g, n`,
  );
  await client.query(
    `insert into sale_line_taxes (sale_line_id, tax_rate_id, remote_rate_id, label, percent, amount)
     select l.id, (select min(id) from tax_rates where business_id = $1), 1, 'Sales tax', 10, 1
     from sale_lines l join ordered o on o.sale_id = l.sale_id`,
    [businessId],
  );
  await client.query(
    `insert into tax_rate_mappings (store_id, remote_rate_id, tax_rate_id)
     select $2, 1, min(id) from tax_rates where business_id = $1`,
    [businessId, storeId],
  );
  await client.query(
    `insert into stock_movements (business_id, variation_id, location_id, kind, quantity, reason, sale_id, created_at)
     select $1, l.variation_id, $2, 'sale', -1, '#' || o.g, o.sale_id, o.sold_at
     from ordered o join sale_lines l on l.sale_id = o.sale_id where o.fate in ('completed', 'refunded') order by o.g`,
    [businessId, locationId],
  );
  await client.query(
    "insert into order_reductions (sale_id, variation_id, store_id, store_reduced, reservation) select sale_id, variation_id, store_id, store_reduced, reservation from order_reductions_now",
  );
  await client.query(
    `insert into store_reductions (variation_id, store_id, store_reduced, reservation)
     select variation_id, store_id, sum(store_reduced), sum(reservation) from order_reductions group by variation_id, store_id`,
  );
}
