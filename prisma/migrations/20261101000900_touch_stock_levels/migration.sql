-- What a store has taken for an order changes what it may be told of a quantity that did not move
-- here. Saying so (`changed_at`) is no change of stock: only the quantity and the key are the ledger's.
drop trigger stock_levels_from_ledger on stock_levels;

create trigger stock_levels_from_ledger before insert or delete on stock_levels
  for each statement execute function refuse_direct_level_change();

create function refuse_direct_quantity_change() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() = 1 then
    raise exception 'stock_levels is the sum of stock_movements: write a movement'
      using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

create trigger stock_levels_quantity_from_ledger before update on stock_levels
  for each row when (
    new.quantity is distinct from old.quantity or new.variation_id <> old.variation_id
    or new.location_id <> old.location_id or new.business_id <> old.business_id)
  execute function refuse_direct_quantity_change();
