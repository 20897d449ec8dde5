-- A lower price for a time. Without the mark the shop has never decided on one, and the store's own stays.
ALTER TABLE "variations" ADD COLUMN "sale_price" DECIMAL(19,4),
ADD COLUMN "sale_price_from" TIMESTAMPTZ(3),
ADD COLUMN "sale_price_until" TIMESTAMPTZ(3),
ADD COLUMN "sale_price_changed_at" TIMESTAMPTZ(3);

alter table variations add constraint variations_sale_price_not_negative check (sale_price >= 0);
alter table variations add constraint variations_sale_price_in_order check (sale_price_until >= sale_price_from);

-- A store that is sent prices is sent sale prices.
update stores set settings = jsonb_set(settings, '{createFields}', settings->'createFields' || '["salePrice"]')
 where settings->'createFields' ? 'price' and not settings->'createFields' ? 'salePrice';
update stores set settings = jsonb_set(settings, '{updateFields}', settings->'updateFields' || '["salePrice"]')
 where settings->'updateFields' ? 'price' and not settings->'updateFields' ? 'salePrice';
