-- Changes that touch many products at once are changes of these products, too.

create function touch_products_of_attribute_value() returns trigger language plpgsql as $$
begin
  if new.name is distinct from old.name then
    update products set changed_at = clock_timestamp() where id in (
      select v.product_id from variation_options o join variations v on v.id = o.variation_id where o.attribute_value_id = new.id);
  end if;
  return null;
end $$;

create trigger attribute_values_touch_products after update on attribute_values
  for each row execute function touch_products_of_attribute_value();

-- Currency, weight unit and the way prices are typed change what every product is sent as.
create function resend_catalogue_of_business() returns trigger language plpgsql as $$
begin
  if (new.currency, new.weight_unit, new.prices_include_tax) is distinct from (old.currency, old.weight_unit, old.prices_include_tax) then
    update stores set changes_sent_up_to = null where business_id = new.id;
  end if;
  return null;
end $$;

create trigger businesses_resend_catalogue after update on businesses
  for each row execute function resend_catalogue_of_business();
