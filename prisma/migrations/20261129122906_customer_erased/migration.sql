-- AlterTable
ALTER TABLE "customers" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sales" ADD COLUMN     "customer_erased_at" TIMESTAMPTZ(3);

-- Whoever may change the shop's settings may erase a person; the owner's role has every permission.
UPDATE "roles" SET "permissions" = array_append("permissions", 'customers.erase')
WHERE 'settings.edit' = ANY ("permissions") AND NOT 'customers.erase' = ANY ("permissions");
