-- AlterTable
ALTER TABLE "order_links" ADD COLUMN     "notes_due" BOOLEAN NOT NULL DEFAULT false;
