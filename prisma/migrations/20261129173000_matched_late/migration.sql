-- AlterTable
ALTER TABLE "sale_lines" ADD COLUMN     "matched_late" BOOLEAN NOT NULL DEFAULT false;
