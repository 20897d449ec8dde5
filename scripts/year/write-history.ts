import type { Client } from "pg";
import type { YearShop } from "./write-catalogue";

/** The retention of deliveries by default. */
const DELIVERY_DAYS = 30;

/** Writes a run for each quarter of an hour, and the deliveries that the nightly sweep has left: two for each order. */
export async function writeHistory(
  client: Client,
  { businessId, storeId }: YearShop,
  { days, ordersPerDay }: { days: number; ordersPerDay: number },
): Promise<void> {
  await client.query(
    `insert into sync_runs (business_id, store_id, kind, mode, status, trigger, updated, created_at, started_at, finished_at)
     select $1, $2, 'products', 'changed', 'completed', 'schedule', 5, at, at, at + interval '10 seconds'
     from (select now() - interval '1 hour' - ($3::int * 96 - g) * interval '15 minutes' as at from generate_series(1, $3::int * 96) g) runs`,
    [businessId, storeId, days],
  );
  await client.query(
    `insert into deliveries (business_id, store_id, topic, remote_order_id, content_hash, raw_body, outcome, received_at, processed_at)
     select $1, $2, (case when g % 2 = 0 then 'order-created' else 'order-updated' end)::webhook_topic, g / 2, md5(g::text),
       convert_to(repeat('{"an":"order"}', 200), 'UTF8'), 'imported', at, at
     from (select g, now() - interval '1 hour' - (2 * $3::int * $4::int - g) * interval '1 minute' as at from generate_series(1, 2 * $3::int * $4::int) g) sent`,
    [businessId, storeId, Math.min(days, DELIVERY_DAYS), ordersPerDay],
  );
}
