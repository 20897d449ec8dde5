-- AlterTable
ALTER TABLE "product_links" ADD COLUMN     "made_in_run" INTEGER;

-- AlterTable
ALTER TABLE "variation_links" ADD COLUMN     "made_in_run" INTEGER;
