-- CreateEnum
CREATE TYPE "import_image_status" AS ENUM ('waiting', 'done', 'failed');

-- AlterTable
ALTER TABLE "product_import_rows" ADD COLUMN     "image_urls" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "product_import_images" (
    "id" SERIAL NOT NULL,
    "import_id" INTEGER NOT NULL,
    "product_id" INTEGER NOT NULL,
    "variation_id" INTEGER,
    "url" TEXT NOT NULL,
    "status" "import_image_status" NOT NULL DEFAULT 'waiting',
    "error_code" TEXT,
    "media_id" INTEGER,

    CONSTRAINT "product_import_images_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "product_import_images_import_id_status_id_idx" ON "product_import_images"("import_id", "status", "id");

-- CreateIndex
CREATE INDEX "product_import_images_import_id_url_idx" ON "product_import_images"("import_id", "url");

-- CreateIndex
CREATE INDEX "product_import_images_product_id_idx" ON "product_import_images"("product_id");

-- AddForeignKey
ALTER TABLE "product_import_images" ADD CONSTRAINT "product_import_images_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "product_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_import_images" ADD CONSTRAINT "product_import_images_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;
