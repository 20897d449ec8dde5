-- CreateTable
CREATE TABLE "order_reductions" (
    "sale_id" INTEGER NOT NULL,
    "variation_id" INTEGER NOT NULL,
    "store_id" INTEGER NOT NULL,
    "store_reduced" DECIMAL(19,4) NOT NULL,
    "reservation" DECIMAL(19,4) NOT NULL,

    CONSTRAINT "order_reductions_pkey" PRIMARY KEY ("sale_id","variation_id")
);

-- CreateTable
CREATE TABLE "store_reductions" (
    "variation_id" INTEGER NOT NULL,
    "store_id" INTEGER NOT NULL,
    "store_reduced" DECIMAL(19,4) NOT NULL,
    "reservation" DECIMAL(19,4) NOT NULL,

    CONSTRAINT "store_reductions_pkey" PRIMARY KEY ("variation_id","store_id")
);

-- AddForeignKey
ALTER TABLE "order_reductions" ADD CONSTRAINT "order_reductions_sale_id_fkey" FOREIGN KEY ("sale_id") REFERENCES "sales"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store_reductions" ADD CONSTRAINT "store_reductions_variation_id_fkey" FOREIGN KEY ("variation_id") REFERENCES "variations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store_reductions" ADD CONSTRAINT "store_reductions_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "stores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a store has taken of its own stock for an order, and what of it is a reservation: taken by the store beyond what
-- the order takes in the POS.
create view order_reductions_now as
  select ol.sale_id, sl.variation_id, ol.store_id, sum(sl.store_reduced) as store_reduced,
    sum(greatest(0, sl.store_reduced - case
      -- Nobody waits for the units of an order that is deleted, or refunded without restocking.
      when ol.state = 'deleted' then sl.store_reduced
      when sa.status = 'final' then sl.quantity - coalesce(
        -- Units returned at the till are on the shop's shelf; the store has neither put them back nor reserved them.
        (select sum(rl.restocked) from sale_return_lines rl join sale_returns sr on sr.id = rl.sale_return_id
          where rl.sale_line_id = sl.id and sr.remote_id is not null), 0)
      when ol.remote_status = 'refunded' then sl.store_reduced
      else 0 end)) as reservation
  from order_links ol join sales sa on sa.id = ol.sale_id join sale_lines sl on sl.sale_id = sa.id
  where sl.variation_id is not null and not sl.matched_late
  group by ol.sale_id, sl.variation_id, ol.store_id;

-- No order may be written between reading them and the triggers' first work.
lock table sales, sale_lines, sale_returns, sale_return_lines, order_links in share row exclusive mode;
insert into order_reductions (sale_id, variation_id, store_id, store_reduced, reservation)
  select sale_id, variation_id, store_id, store_reduced, reservation from order_reductions_now;
insert into store_reductions (variation_id, store_id, store_reduced, reservation)
  select variation_id, store_id, sum(store_reduced), sum(reservation) from order_reductions group by variation_id, store_id;

-- The sum over the orders of years, brought up to date by what each row changes. A deletion writes no row: the store
-- or the variation may be on its way out too.
create function add_to_store_reductions() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    update store_reductions set store_reduced = store_reduced - old.store_reduced, reservation = reservation - old.reservation
     where variation_id = old.variation_id and store_id = old.store_id;
  end if;
  if tg_op <> 'DELETE' then
    insert into store_reductions as r (variation_id, store_id, store_reduced, reservation)
    values (new.variation_id, new.store_id, new.store_reduced, new.reservation)
    on conflict (variation_id, store_id) do update
      set store_reduced = r.store_reduced + excluded.store_reduced, reservation = r.reservation + excluded.reservation;
  end if;
  return null;
end
$$;

create trigger order_reductions_add_to_store after insert or update or delete on order_reductions
  for each row execute function add_to_store_reductions();

-- All rows of a transaction fire at its end, when nothing changes any more: the first of an order's speaks for the others.
-- The lock lets a second transaction that changed the same order see the first one's rows. Rows are written in the order
-- of variations, so that two orders of the same goods wait for each other and do not deadlock.
create function refresh_order_reductions(id integer) returns void language plpgsql as $$
begin
  if id is null or current_setting('aurpos.reductions_of', true) = id::text or not exists (
    select from order_links where sale_id = id union all select from order_reductions where sale_id = id) then return;
  end if;
  perform set_config('aurpos.reductions_of', id::text, true);
  perform from sales where sales.id = refresh_order_reductions.id for no key update;
  delete from order_reductions r where r.sale_id = id and not exists (
    select from order_reductions_now n where n.sale_id = id and n.variation_id = r.variation_id);
  insert into order_reductions as r (sale_id, variation_id, store_id, store_reduced, reservation)
  select n.sale_id, n.variation_id, n.store_id, n.store_reduced, n.reservation
    from order_reductions_now n where n.sale_id = id order by n.variation_id
  on conflict (sale_id, variation_id) do update set
    store_id = excluded.store_id, store_reduced = excluded.store_reduced, reservation = excluded.reservation
    where (r.store_id, r.store_reduced, r.reservation) is distinct from (excluded.store_id, excluded.store_reduced, excluded.reservation);
end
$$;

create function refresh_reductions_of_sale() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform refresh_order_reductions(old.sale_id); end if;
  if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.sale_id <> old.sale_id) then
    perform refresh_order_reductions(new.sale_id);
  end if;
  return null;
end
$$;

create function refresh_reductions_of_status() returns trigger language plpgsql as $$
begin
  perform refresh_order_reductions(new.id);
  return null;
end
$$;

create function refresh_reductions_of_line() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform refresh_order_reductions((select sale_id from sale_lines where id = old.sale_line_id));
  end if;
  if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.sale_line_id is distinct from old.sale_line_id) then
    perform refresh_order_reductions((select sale_id from sale_lines where id = new.sale_line_id));
  end if;
  return null;
end
$$;

-- Deferred: the link is written after the lines, and the sums' rows are locked for the time of a commit only, after the
-- levels and products of every transaction.
create constraint trigger sale_lines_reductions after insert or delete on sale_lines
  deferrable initially deferred for each row execute function refresh_reductions_of_sale();
create constraint trigger sale_lines_reductions_update after update on sale_lines
  deferrable initially deferred for each row
  when ((old.sale_id, old.variation_id, old.quantity, old.store_reduced) is distinct from (new.sale_id, new.variation_id, new.quantity, new.store_reduced))
  execute function refresh_reductions_of_sale();
create constraint trigger order_links_reductions after insert or delete on order_links
  deferrable initially deferred for each row execute function refresh_reductions_of_sale();
create constraint trigger order_links_reductions_update after update on order_links
  deferrable initially deferred for each row
  when ((old.sale_id, old.store_id, old.state, old.remote_status) is distinct from (new.sale_id, new.store_id, new.state, new.remote_status))
  execute function refresh_reductions_of_sale();
create constraint trigger sales_reductions after update on sales
  deferrable initially deferred for each row when (old.status <> new.status)
  execute function refresh_reductions_of_status();
create constraint trigger sale_return_lines_reductions after insert or update or delete on sale_return_lines
  deferrable initially deferred for each row execute function refresh_reductions_of_line();
create constraint trigger sale_returns_reductions after update on sale_returns
  deferrable initially deferred for each row when (old.remote_id is distinct from new.remote_id)
  execute function refresh_reductions_of_sale();
