import { z } from "zod";
import { idSchema, idTextSchema } from "@/lib/id-schema";
import type { ListQuery } from "@/lib/list/filter";
import { decimalText, optionalDecimalText } from "@/lib/money/decimal-schema";
import { MOVEMENT_KINDS } from "./movement-schema";

/** Two screens of a dense table. */
export const STOCK_PER_PAGE = 50;

/** The most levels that one transaction locks: a delivery, or the count of a shelf. */
const MAX_GOODS_LINES = 1000;

/** An older count does not describe the present stock. */
const MAX_COUNT_AGE_MS = 7 * 24 * 60 * 60 * 1000;

export const STOCK_FILTERS = ["low", "out", "negative"] as const;

const noteSchema = z.string().trim().max(400, "tooLong");

/** The filters of the stock list, as parameters of the address. */
export const stockFilterSchema = z.object({
  q: z.string().trim().max(200, "tooLong").optional(),
  /** Limits quantities to this location. */
  location: idTextSchema.optional(),
  category: idTextSchema.optional(),
  /** "low": at or below the reorder level. "out": zero or less. "negative": below zero at a location. */
  state: z.enum(STOCK_FILTERS).optional(),
});

export type StockFilter = z.infer<typeof stockFilterSchema>;
export type StockQuery = ListQuery<StockFilter>;

/** The filters of the list of movements, as parameters of the address. */
export const ledgerFilterSchema = z.object({
  kind: z.enum(MOVEMENT_KINDS).optional(),
  location: idTextSchema.optional(),
});

/** The query of the list. A variation's page has the variation in its path instead of the filters. */
export const ledgerQuerySchema = ledgerFilterSchema.extend({ variation: idTextSchema.optional() });

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

/** A delivery. The note is the reason, such as a delivery note's number or a supplier. */
export const receiptSchema = z.object({
  /** One per opened form; see StockBooking. */
  clientKey: z.uuid(),
  locationId: idSchema,
  note: noteSchema.min(1, "required"),
  lines: goodsLines,
});

export const transferSchema = z
  .object({
    /** One per opened form; see StockBooking. */
    clientKey: z.uuid(),
    fromLocationId: idSchema,
    toLocationId: idSchema,
    note: noteSchema,
    lines: goodsLines,
    /** Whether a person who may oversell has confirmed the shortage. */
    allowShortage: z.boolean().default(false),
  })
  .refine(({ fromLocationId, toLocationId }) => fromLocationId !== toLocationId, {
    path: ["toLocationId"],
    message: "sameLocation",
  });

/** A count at one location. The stock of absent variations stays unchanged. */
export const countSchema = z.object({
  locationId: idSchema,
  note: noteSchema,
  lines: linesOf(
    z.object({
      variationId: idSchema,
      counted: decimalText(),
      /** Age of the count in milliseconds. Not a time, since the till's clock may be wrong. */
      ageMs: z.number().int().min(0).max(MAX_COUNT_AGE_MS, "countTooOld"),
    }),
  ),
});

export const reorderLevelSchema = z.object({ lowStockAt: optionalDecimalText() });

export type Receipt = z.infer<typeof receiptSchema>;
export type Transfer = z.infer<typeof transferSchema>;
export type StockCount = z.infer<typeof countSchema>;
