-- AlterTable
ALTER TABLE "variations" ADD COLUMN     "low_stock_at" DECIMAL(19,4);

alter table variations add constraint variations_low_stock_at_not_negative check (low_stock_at >= 0);

-- The ledger of one variation over all locations, newest first.
create index stock_movements_of_variation on stock_movements (variation_id, id) where variation_id is not null;
