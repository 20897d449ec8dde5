-- AlterTable
ALTER TABLE "product_links" ADD COLUMN     "stock_read_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sale_lines" ADD COLUMN     "counted_out" DECIMAL(19,4) NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "store_pull_items" ADD COLUMN     "read_at" TIMESTAMPTZ(3);

-- The quantity that was pulled is already without the units that are counted out, so the store has not taken them since.
create or replace view order_reductions_now as
  select ol.sale_id, sl.variation_id, ol.store_id, sum(sl.store_reduced - sl.counted_out) as store_reduced,
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

drop trigger sale_lines_reductions_update on sale_lines;
create constraint trigger sale_lines_reductions_update after update on sale_lines
  deferrable initially deferred for each row
  when ((old.sale_id, old.variation_id, old.quantity, old.store_reduced, old.counted_out)
    is distinct from (new.sale_id, new.variation_id, new.quantity, new.store_reduced, new.counted_out))
  execute function refresh_reductions_of_sale();
