-- AlterTable
ALTER TABLE "product_imports" ADD COLUMN     "is_held_back" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "leaves_out_bad" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "left_out" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "products_to_create" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "products_to_send" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "products_to_update" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "product_import_products" (
    "import_id" INTEGER NOT NULL,
    "product_id" INTEGER NOT NULL,
    "is_new" BOOLEAN NOT NULL,

    CONSTRAINT "product_import_products_pkey" PRIMARY KEY ("import_id","product_id")
);

-- CreateIndex
CREATE INDEX "product_import_products_product_id_idx" ON "product_import_products"("product_id");

-- AddForeignKey
ALTER TABLE "product_import_products" ADD CONSTRAINT "product_import_products_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "product_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_import_products" ADD CONSTRAINT "product_import_products_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;
