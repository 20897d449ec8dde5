import { z } from "zod";
import { idTextSchema } from "@/lib/id-schema";
import type { Page } from "@/lib/list/page";

export const MAX_IMPORT_BYTES = 50 * 1024 * 1024;

/** Beyond this a file is split: one transaction holds all of it. */
export const MAX_IMPORT_LINES = 100_000;

/** What is chosen beside the file. */
export const importOptionsSchema = z.object({
  fileName: z.string().trim().min(1).max(300).default("products.csv"),
  existing: z.enum(["update", "skip"]).default("update"),
  /** Where the stock column was counted; without it stock is left alone. */
  location: idTextSchema.optional(),
  /** Which tax rate WooCommerce's standard class is. */
  standardTax: z.union([idTextSchema, z.literal("none")]).optional(),
});

export type ImportOptions = z.infer<typeof importOptionsSchema>;

/** What lines may hold that is not taken over. */
export const IMPORT_NOTES = ["salePrice", "moreCategories", "sharedStock", "otherImages"] as const;

export type ImportNote = (typeof IMPORT_NOTES)[number];

/** Note → how many lines. */
export const importNotesSchema = z.partialRecord(z.enum(IMPORT_NOTES), z.number().int());

export type ImportNotes = z.infer<typeof importNotesSchema>;

export const IMPORT_STATUSES = [
  "reading",
  "checking",
  "checked",
  "applying",
  "completed",
  "cancelled",
  "failed",
] as const;

export type ImportView = {
  id: number;
  fileName: string;
  status: (typeof IMPORT_STATUSES)[number];
  total: number;
  bad: number;
  toCreate: number;
  toUpdate: number;
  toSkip: number;
  /** Stock movements that writing it makes. */
  stockMoves: number;
  /** Where the stock column was counted; null: stock is left alone. */
  locationName: string | null;
  notes: ImportNotes;
  done: number;
  steps: number;
  ignoredColumns: string[];
  errorCode: string | null;
  isCancelling: boolean;
  createdAt: string;
};

export type ProblemLine = {
  line: number;
  sku: string;
  name: string;
  issues: { column: string; code: string; value: string }[];
};

export type ProblemPage = Page<ProblemLine>;

/** Whether it goes on by itself: poll while it does. */
export function isUnderWay(status: ImportView["status"]): boolean {
  return status === "reading" || status === "checking" || status === "applying";
}
