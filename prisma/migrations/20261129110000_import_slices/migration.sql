-- AlterTable
ALTER TABLE "product_imports" ADD COLUMN     "cursor" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "product_import_rows" DROP COLUMN "category_id",
ADD COLUMN     "new_product_id" INTEGER,
ADD COLUMN     "new_variation_id" INTEGER;
