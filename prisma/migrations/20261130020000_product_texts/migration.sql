-- Texts of products in the languages of stores. A text that is null goes out as entered.
CREATE TABLE "product_texts" (
    "product_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "name" TEXT,
    "description" TEXT,
    "short_description" TEXT,

    CONSTRAINT "product_texts_pkey" PRIMARY KEY ("product_id","language")
);

ALTER TABLE "product_texts" ADD CONSTRAINT "product_texts_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A changed text is a change of its product, so that the next run plans it.
create trigger product_texts_touch_insert after insert on product_texts referencing new table as new_rows
  for each statement execute function touch_own_products();
create trigger product_texts_touch_update after update on product_texts referencing old table as old_rows new table as new_rows
  for each statement execute function touch_own_products();
create trigger product_texts_touch_delete after delete on product_texts referencing old table as old_rows
  for each statement execute function touch_own_products();
