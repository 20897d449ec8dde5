-- AlterTable
ALTER TABLE "product_import_rows" ADD COLUMN "has_sale_price" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "sale_price" DECIMAL(19,4),
ADD COLUMN "sale_price_from" TIMESTAMPTZ(3),
ADD COLUMN "sale_price_until" TIMESTAMPTZ(3);

-- Sale prices are imported by now.
update product_imports set notes = notes - 'salePrice' where notes ? 'salePrice';
