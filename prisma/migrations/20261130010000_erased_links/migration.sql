-- AlterTable
ALTER TABLE "customer_links" ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ALTER COLUMN "customer_id" DROP NOT NULL;

-- A link without a customer is what is left of an erased one: the store's id, and nothing of the person.
ALTER TABLE "customer_links" ADD CONSTRAINT "customer_links_erased" CHECK (("customer_id" IS NULL) = ("erased_at" IS NOT NULL));
