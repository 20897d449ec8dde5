-- AlterTable
ALTER TABLE "product_import_rows" ADD COLUMN     "has_stock" BOOLEAN,
ADD COLUMN     "is_tax_open" BOOLEAN;

-- AlterTable
ALTER TABLE "product_imports" ADD COLUMN     "notes" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "stock_moves" INTEGER NOT NULL DEFAULT 0;
