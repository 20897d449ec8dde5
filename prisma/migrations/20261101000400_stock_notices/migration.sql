-- AlterTable
ALTER TABLE "stores" ADD COLUMN     "stock_sent_up_to" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "stock_pushes" ADD COLUMN     "unseen" DECIMAL(19,4) NOT NULL DEFAULT 0;

-- Tells listening workers which business's stock moved. A notice, not a job: enqueueing here under
-- one key per business would make sales of one business wait for each other, and deadlock with the
-- stock levels' locks. What nobody heard is found by stock_levels.changed_at within a minute.
create function notify_stock_moved() returns trigger language plpgsql as $$
begin
  perform pg_notify('stock_moved', business_id::text) from (select distinct business_id from moved) businesses;
  return null;
end $$;

create trigger stock_movements_notify after insert on stock_movements
  referencing new table as moved for each statement execute function notify_stock_moved();
