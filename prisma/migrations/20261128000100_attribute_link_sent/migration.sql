-- AlterTable
ALTER TABLE "attribute_links" ADD COLUMN     "sent" JSONB NOT NULL DEFAULT '{}';
