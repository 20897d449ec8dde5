import { z } from "zod";
import { idTextSchema } from "@/lib/id-schema";
import type { Page } from "@/lib/list/page";
import { COLUMN_FIELDS } from "./columns";

export const MAX_IMPORT_BYTES = 50 * 1024 * 1024;

/** Lines of a file. One transaction writes the whole file, so a longer one has to be split. */
export const MAX_IMPORT_LINES = 100_000;

/** An object as JSON in a query string; empty when it is left out. */
function inQuery<T>(schema: z.ZodType<Record<string, T>>) {
  return z
    .string()
    .max(10_000)
    .default("{}")
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "invalidField" });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

const columnChoicesSchema = inQuery(z.record(z.string().regex(/^\d{1,3}$/), z.enum([...COLUMN_FIELDS, "none"])));

/** The choices on which a first look at the file depends. */
export const lookOptionsSchema = z.object({ columns: columnChoicesSchema });

/** The choices that a person makes with the file. */
export const importOptionsSchema = z.object({
  fileName: z.string().trim().min(1).max(300).default("products.csv"),
  existing: z.enum(["update", "skip"]).default("update"),
  /** The location whose stock the stock column counts. Without it stock stays unchanged. */
  location: idTextSchema.optional(),
  /** The tax rate of each tax class of the file, by `taxClassKey`. */
  taxes: inQuery(z.record(z.string().max(200), z.union([idTextSchema, z.literal("none")]))),
  /** What the file's columns mean that are not known by their titles, by position. */
  columns: columnChoicesSchema,
  /** How the file writes decimals, where it is known. */
  decimals: z.enum(["comma", "point"]).optional(),
  /** Whether images are fetched from the addresses in the file. */
  images: z.enum(["fetch", "leave"]).default("fetch"),
});

export type ImportOptions = z.infer<typeof importOptionsSchema>;

/** The choices that a person makes when the writing starts. */
export const applySchema = z.object({
  /** Products with a bad line stay out, and all others are written. */
  leavesOutBad: z.boolean().default(false),
  /** New products are kept from stores until somebody sends them. */
  isHeldBack: z.boolean().default(false),
});

export type ApplyChoices = z.infer<typeof applySchema>;

/** Kinds of content that is not imported. */
export const IMPORT_NOTES = ["moreCategories", "sharedStock", "openValues", "otherImages"] as const;

export type ImportNote = (typeof IMPORT_NOTES)[number];

/** Number of lines for each note. */
export const importNotesSchema = z.partialRecord(z.enum(IMPORT_NOTES), z.number().int());

export type ImportNotes = z.infer<typeof importNotesSchema>;

/** Lines of types that the shop does not have, such as "grouped", by type. */
export const leftOutSchema = z.record(z.string(), z.number().int());

export type LeftOut = z.infer<typeof leftOutSchema>;

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
  productsToCreate: number;
  productsToUpdate: number;
  /** Of those, the products that are not kept from stores. */
  productsToSend: number;
  leavesOutBad: boolean;
  isHeldBack: boolean;
  /** Number of stock movements that the writing records. */
  stockMoves: number;
  /** The location whose stock the stock column counts. Null leaves stock unchanged. */
  locationName: string | null;
  notes: ImportNotes;
  /** Lines that are left out, by their type. */
  leftOut: LeftOut;
  done: number;
  steps: number;
  ignoredColumns: string[];
  /** Images that the file names by address: fetched or not, after the products are written. */
  images: { total: number; waiting: number; failed: number };
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

/** What a file holds and asks, before it is checked. */
export type FileLook = {
  lines: number;
  /** Whether a column holds names or SKUs, without which nothing can be imported. */
  hasName: boolean;
  decimals: "comma" | "point";
  /** Columns whose titles say nothing, with a few of their values. */
  unknown: { index: number; title: string; samples: string[] }[];
  /** The tax classes by `taxClassKey`, with the rate of the same name. */
  taxClasses: { key: string; lines: number; rateId: number | null }[];
};

/** A product that an import made, or that it concerned. */
export type ImportedProduct = { id: number; name: string; sku: string; isNew: boolean };

export type ImportedPage = Page<ImportedProduct>;

/** An image that did not come. The sentence of each fault is `importProducts.images.faults.<code>`. */
export type FailedImage = { id: number; url: string; fault: string; product: { id: number; name: string } };

export type FailedImagePage = Page<FailedImage>;

/** Whether the import continues without a person, so that the page polls. */
export function isUnderWay({ status, images }: Pick<ImportView, "status" | "images">): boolean {
  return ["reading", "checking", "applying"].includes(status) || images.waiting > 0;
}
