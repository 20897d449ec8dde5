-- AlterTable
ALTER TABLE "sync_runs" ADD COLUMN     "changes_up_to" TIMESTAMPTZ(6);
