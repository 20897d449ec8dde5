import { z } from "zod";
import { idSchema, idTextSchema } from "@/lib/id-schema";
import type { ListQuery } from "@/lib/list/filter";
import { decimalText, optionalDecimalText } from "@/lib/catalog/decimal-schema";
import { MOVEMENT_KINDS } from "./movement-schema";

/** Two screens of a dense table. */
export const STOCK_PER_PAGE = 50;

/** A delivery or a shelf; one transaction locks this many levels at most. */
export const MAX_GOODS_LINES = 1000;

/** A count that was begun longer ago says nothing about today's shelf. */
const MAX_COUNT_AGE_MS = 7 * 24 * 60 * 60 * 1000;

export const STOCK_FILTERS = ["low", "out", "negative"] as const;

const noteSchema = z.string().trim().max(400, "tooLong");

/** The filters of the stock table as they stand in the address. */
export const stockFilterSchema = z.object({
  q: z.string().trim().max(200, "tooLong").optional(),
  /** Quantities are then those of this location alone. */
  location: idTextSchema.optional(),
  category: idTextSchema.optional(),
  /** "low" is at or below the reorder level, "out" zero or less, "negative" below zero somewhere. */
  state: z.enum(STOCK_FILTERS).optional(),
});

export type StockFilter = z.infer<typeof stockFilterSchema>;
export type StockQuery = ListQuery<StockFilter>;

/** The filters of the movements as they stand in the address. */
export const ledgerFilterSchema = z.object({
  kind: z.enum(MOVEMENT_KINDS).optional(),
  location: idTextSchema.optional(),
});

/** The page of one variation's movements names it in its path and not among the filters. */
export const ledgerQuerySchema = ledgerFilterSchema.extend({ variation: idTextSchema.optional() });

export type LedgerFilter = z.infer<typeof ledgerFilterSchema>;
export type LedgerQuery = ListQuery<z.infer<typeof ledgerQuerySchema>>;

export const findQuerySchema = z.object({ q: z.string().trim().min(1, "required").max(200, "tooLong") });

const positiveQuantity = decimalText().refine((text) => text !== "0", "zeroQuantity");

function linesOf<T extends z.ZodType<{ variationId: number }>>(line: T) {
  return z
    .array(line)
    .min(1, "noLines")
    .max(MAX_GOODS_LINES, "tooMany")
    .refine((lines) => new Set(lines.map(({ variationId }) => variationId)).size === lines.length, "lineTwice");
}

const goodsLines = linesOf(z.object({ variationId: idSchema, quantity: positiveQuantity }));

/** Goods that came in. The note is the reason: a delivery note's number, a supplier. */
export const receiptSchema = z.object({
  /** One per form, made when it is opened; see StockBooking. */
  clientKey: z.uuid(),
  locationId: idSchema,
  note: noteSchema.min(1, "required"),
  lines: goodsLines,
});

export const transferSchema = z
  .object({
    /** As a receipt's. */
    clientKey: z.uuid(),
    fromLocationId: idSchema,
    toLocationId: idSchema,
    note: noteSchema,
    lines: goodsLines,
    /** Set after being asked, by whoever may sell more than there is. */
    allowShortage: z.boolean().default(false),
  })
  .refine(({ fromLocationId, toLocationId }) => fromLocationId !== toLocationId, {
    path: ["toLocationId"],
    message: "sameLocation",
  });

/** What was counted at a location. What is not in it was not counted and stays. */
export const countSchema = z.object({
  locationId: idSchema,
  note: noteSchema,
  lines: linesOf(
    z.object({
      variationId: idSchema,
      counted: decimalText(),
      /** How long ago it was counted. A length and not a time: the till's clock may be wrong. */
      ageMs: z.number().int().min(0).max(MAX_COUNT_AGE_MS, "countTooOld"),
    }),
  ),
});

export const reorderLevelSchema = z.object({ lowStockAt: optionalDecimalText() });

export type Receipt = z.infer<typeof receiptSchema>;
export type Transfer = z.infer<typeof transferSchema>;
export type StockCount = z.infer<typeof countSchema>;
