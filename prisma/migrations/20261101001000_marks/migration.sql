-- AlterTable
ALTER TABLE "stores" ADD COLUMN     "stock_resets" INTEGER NOT NULL DEFAULT 0;

-- A change that concerns the whole catalogue while a run is under way: the run must not move the
-- mark at its end (SAVED_DURING_RUN of lib/sync/finish-run.ts is the epoch).
create or replace function resend_catalogue_of_business() returns trigger language plpgsql as $$
begin
  if (new.currency, new.weight_unit, new.prices_include_tax) is distinct from (old.currency, old.weight_unit, old.prices_include_tax) then
    update stores s set changes_sent_up_to = case when exists (
        select 1 from sync_runs r where r.store_id = s.id and r.kind in ('categories', 'products') and r.status in ('queued', 'running'))
      then to_timestamp(0) end
    where s.business_id = new.id;
  end if;
  return null;
end $$;
