-- AlterTable
ALTER TABLE "stores" ADD COLUMN     "rules_saved_at" TIMESTAMPTZ(3);

-- 1970 stood for "saved while a run was under way".
UPDATE "stores" SET "rules_saved_at" = now(), "changes_sent_up_to" = NULL WHERE "changes_sent_up_to" = 'epoch';
