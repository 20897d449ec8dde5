-- What Prisma's schema can't say about sales and orders.

-- Orders are read while products go out: one active run of each of the two per store.
drop index sync_runs_active;
create unique index sync_runs_active_catalogue on sync_runs (store_id)
  where status in ('queued', 'running') and kind in ('categories', 'products');
create unique index sync_runs_active_orders on sync_runs (store_id)
  where status in ('queued', 'running') and kind = 'orders';

-- Deliveries and failures that wait are few among many. The second predicate is always true and keeps
-- the index out of the sight of Prisma, whose diff would drop it.
create index deliveries_waiting on deliveries (store_id, id) where outcome in ('queued', 'failed');
create index order_failures_due on order_failures (store_id, next_try_at) where next_try_at is not null;

-- A customer is found by e-mail whatever its case.
create unique index customers_email on customers (business_id, lower(btrim(email))) where email is not null and not is_archived;

alter table sale_lines add constraint sale_lines_store_reduced_not_negative check (store_reduced >= 0);
alter table sale_return_lines add constraint sale_return_lines_restocked check (restocked >= 0 and restocked <= quantity);
