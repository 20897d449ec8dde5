import { z } from "zod";
import { idTextSchema } from "@/lib/id-schema";
import type { Page } from "@/lib/list/page";

export const MAX_IMPORT_BYTES = 50 * 1024 * 1024;

/** Lines of a file. One transaction writes the whole file, so a longer one has to be split. */
export const MAX_IMPORT_LINES = 100_000;

/** The choices that a person makes with the file. */
export const importOptionsSchema = z.object({
  fileName: z.string().trim().min(1).max(300).default("products.csv"),
  existing: z.enum(["update", "skip"]).default("update"),
  /** The location whose stock the stock column counts. Without it stock stays unchanged. */
  location: idTextSchema.optional(),
  /** The tax rate that stands for WooCommerce's standard class. */
  standardTax: z.union([idTextSchema, z.literal("none")]).optional(),
});

export type ImportOptions = z.infer<typeof importOptionsSchema>;

/** Kinds of content that is not imported. */
export const IMPORT_NOTES = ["salePrice", "moreCategories", "sharedStock", "otherImages"] as const;

export type ImportNote = (typeof IMPORT_NOTES)[number];

/** Number of lines for each note. */
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
  /** Number of stock movements that the writing records. */
  stockMoves: number;
  /** The location whose stock the stock column counts. Null leaves stock unchanged. */
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

/** Whether the import continues without a person, so that the page polls. */
export function isUnderWay(status: ImportView["status"]): boolean {
  return status === "reading" || status === "checking" || status === "applying";
}
