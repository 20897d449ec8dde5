-- What prisma/schema cannot say: triggers, expression and partial indexes, checks.
-- Prisma's diff does not see any of them, so they never come out as drops.

-- Uniqueness as people mean it -------------------------------------------------------------

-- Null parents are equal here; the generated index takes them for different.
create unique index categories_sibling_name on categories (business_id, coalesce(parent_id, 0), lower(name));

create unique index products_sku on products (business_id, lower(btrim(sku)));
create unique index variations_sku on variations (business_id, lower(btrim(sku)));

-- One active run per store, however many processes start one at the same moment.
create unique index sync_runs_active on sync_runs (store_id) where status in ('queued', 'running');

-- Finding ----------------------------------------------------------------------------------

-- In PostgreSQL's own contrib, and trusted: the database's owner may create it.
create extension if not exists pg_trgm;

-- The predicates are always true and follow from ilike; they keep the indexes out of Prisma's sight.
create index products_name_search on products using gin (name gin_trgm_ops) where name is not null;
create index products_sku_search on products using gin (sku gin_trgm_ops) where sku is not null;

create index products_tax_rate on products (tax_rate_id) where tax_rate_id is not null;

-- Checks -----------------------------------------------------------------------------------

alter table categories add constraint categories_not_own_parent check (parent_id <> id);
alter table categories add constraint categories_name_given check (btrim(name) <> '');
alter table products add constraint products_name_given check (btrim(name) <> '');
alter table products add constraint products_sku_given check (btrim(sku) <> '');
alter table variations add constraint variations_sku_given check (btrim(sku) <> '');
alter table variations add constraint variations_price_not_negative check (price >= 0);
alter table variations add constraint variations_weight_not_negative check (weight >= 0);
alter table price_group_prices add constraint price_group_prices_price_not_negative check (price >= 0);
alter table tax_rates add constraint tax_rates_percent_in_range check (percent between 0 and 1000);
alter table stores add constraint stores_auto_sync_minutes_positive check (auto_sync_minutes > 0);

-- changed_at -------------------------------------------------------------------------------
-- clock_timestamp() and not now(): what was written late in a long transaction is not dated to
-- its beginning, before a sync that has already read past that moment.

create function set_changed_at() returns trigger language plpgsql as $$
begin
  new.changed_at = clock_timestamp();
  return new;
end
$$;

create trigger products_changed_at before insert or update on products
  for each row execute function set_changed_at();
create trigger categories_changed_at before insert or update on categories
  for each row execute function set_changed_at();

-- Locks in the order of ids, so that two bulk writes wait for each other and do not deadlock.
create function touch_products(ids integer[]) returns void language sql as $$
  with locked as (
    select id from products where id = any (ids) order by id for no key update
  )
  update products set changed_at = clock_timestamp() from locked where products.id = locked.id;
$$;

-- For tables with a product_id. Once per statement, however many rows it writes.
create function touch_own_products() returns trigger language plpgsql as $$
declare
  ids integer[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct product_id) into ids from new_rows;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct product_id) into ids from old_rows;
  else
    select array_agg(product_id) into ids
      from (select product_id from new_rows union select product_id from old_rows) as rows;
  end if;
  perform touch_products(ids);
  return null;
end
$$;

-- For tables with a variation_id.
create function touch_products_of_variations() returns trigger language plpgsql as $$
declare
  ids integer[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct v.product_id) into ids from new_rows r join variations v on v.id = r.variation_id;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct v.product_id) into ids from old_rows r join variations v on v.id = r.variation_id;
  else
    select array_agg(distinct v.product_id) into ids
      from (select variation_id from new_rows union select variation_id from old_rows) as r
      join variations v on v.id = r.variation_id;
  end if;
  perform touch_products(ids);
  return null;
end
$$;

-- A trigger with transition tables may name only one event, hence three for each table.
do $$
declare
  target record;
begin
  for target in
    select * from (values
      ('variations', 'touch_own_products'),
      ('product_attributes', 'touch_own_products'),
      ('product_images', 'touch_own_products'),
      ('variation_options', 'touch_products_of_variations'),
      ('price_group_prices', 'touch_products_of_variations'),
      ('stock_levels', 'touch_products_of_variations')
    ) as t (table_name, function_name)
  loop
    execute format(
      'create trigger %1$s_touch_insert after insert on %1$I referencing new table as new_rows
         for each statement execute function %2$I()', target.table_name, target.function_name);
    execute format(
      'create trigger %1$s_touch_update after update on %1$I referencing old table as old_rows new table as new_rows
         for each statement execute function %2$I()', target.table_name, target.function_name);
    execute format(
      'create trigger %1$s_touch_delete after delete on %1$I referencing old table as old_rows
         for each statement execute function %2$I()', target.table_name, target.function_name);
  end loop;
end
$$;

create function touch_products_of_tax_rate() returns trigger language plpgsql as $$
begin
  perform touch_products(array(select id from products where tax_rate_id = new.id));
  return null;
end
$$;

create trigger tax_rates_touch after update of percent on tax_rates
  for each row when (old.percent is distinct from new.percent)
  execute function touch_products_of_tax_rate();

-- The ledger -------------------------------------------------------------------------------

-- Lines may go only together with the business, variation or location they are about, and a
-- user who is deleted is forgotten. Everything else is a change of history.
create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if not exists (select from variations where id = old.variation_id)
      or not exists (select from locations where id = old.location_id)
      or not exists (select from businesses where id = old.business_id)
    then
      return old;
    end if;
  elsif new.user_id is null
    and not exists (select from users where id = old.user_id)
    and to_jsonb(new) - 'user_id' = to_jsonb(old) - 'user_id'
  then
    return new;
  end if;
  raise exception 'stock_movements is append-only: write a movement that corrects this one'
    using errcode = 'restrict_violation';
end
$$;

create trigger stock_movements_append_only before update or delete on stock_movements
  for each row execute function refuse_ledger_change();

-- Rows are written in the order of their keys: concurrent inserts queue instead of deadlocking.
create function add_movements_to_levels() returns trigger language plpgsql as $$
begin
  if exists (
    select from new_rows r
      join variations v on v.id = r.variation_id
      join locations l on l.id = r.location_id
     where v.business_id <> r.business_id or l.business_id <> r.business_id
  ) then
    raise exception 'a stock movement joins rows of different businesses' using errcode = 'check_violation';
  end if;

  insert into stock_levels (variation_id, location_id, business_id, quantity, changed_at)
    select variation_id, location_id, min(business_id), sum(quantity), clock_timestamp()
      from new_rows
     group by variation_id, location_id
     order by variation_id, location_id
  on conflict (variation_id, location_id) do update
    set quantity = stock_levels.quantity + excluded.quantity, changed_at = clock_timestamp();
  return null;
end
$$;

create trigger stock_movements_add_to_levels after insert on stock_movements
  referencing new table as new_rows for each statement execute function add_movements_to_levels();

-- Depth 1 is a statement of the application's own; the ledger's trigger and cascades are deeper.
create function refuse_direct_level_change() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() = 1 then
    raise exception 'stock_levels is the sum of stock_movements: write a movement'
      using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;

create trigger stock_levels_from_ledger before insert or update or delete on stock_levels
  for each statement execute function refuse_direct_level_change();
