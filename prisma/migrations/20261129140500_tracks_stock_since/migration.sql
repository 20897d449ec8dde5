-- AlterTable
ALTER TABLE "products" ADD COLUMN     "tracks_stock_since" TIMESTAMPTZ(3);

-- Whoever switches the counting on: a form, a bulk edit or a CSV import.
create function products_tracks_stock_since() returns trigger language plpgsql as $$
begin
  new.tracks_stock_since := clock_timestamp();
  return new;
end $$;
create trigger products_tracks_stock_since before update of tracks_stock on products
  for each row when (new.tracks_stock and not old.tracks_stock) execute function products_tracks_stock_since();
