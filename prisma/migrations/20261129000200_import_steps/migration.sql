-- AlterTable
ALTER TABLE "product_imports" ADD COLUMN     "write_tries" INTEGER NOT NULL DEFAULT 0;

-- A product that this transaction has itself written within the last minute is noted as changed
-- already: an import of new products would otherwise write each of them three times over. Readers of
-- changed_at look back further than that.
create or replace function touch_products(ids integer[]) returns void language sql as $$
  with locked as (
    select id from products
     where id = any (ids)
       and not (xmin::text = (pg_current_xact_id()::text::numeric % 4294967296)::text
                and changed_at > clock_timestamp() - interval '1 minute')
     order by id for no key update
  )
  update products set changed_at = clock_timestamp() from locked where products.id = locked.id;
$$;
