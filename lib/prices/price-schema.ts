import { z } from "zod";
import { idSchema, idTextSchema } from "@/lib/id-schema";
import type { ListQuery } from "@/lib/list/filter";
import type { Page } from "@/lib/list/page";

/** A screen and a half of rows. More inputs slow typing down. */
export const PRICES_PER_PAGE = 50;

/** Per request. A longer pasted column is sent in several requests. */
const MAX_CELLS = 2000;

export const priceFilterSchema = z.object({
  q: z.string().trim().max(200, "tooLong").optional(),
  /** A category with all its descendants. */
  category: idTextSchema.optional(),
});

/** A cell: the variation's own price (group null) or that of a price group. */
const cellSchema = z.object({
  variationId: idSchema,
  priceGroupId: idSchema.nullable(),
  /** As typed. Cells are parsed one by one, so that a refused cell does not stop the others. */
  price: z.string().max(50),
  /** The price that the cell showed before. Null when the group had no price. */
  before: z.string().nullable(),
});

export const savePricesSchema = z.object({ cells: z.array(cellSchema).min(1).max(MAX_CELLS, "tooMany") });

export const groupNameSchema = z.object({ name: z.string().trim().min(1, "required").max(200, "tooLong") });

export const groupEditSchema = z.union([
  groupNameSchema.extend({ nameBefore: z.string() }),
  z.object({ isArchived: z.boolean() }),
]);

export type PriceFilter = z.infer<typeof priceFilterSchema>;
export type PriceQuery = ListQuery<PriceFilter>;
export type PriceCell = z.infer<typeof cellSchema>;
export type GroupEdit = z.infer<typeof groupEditSchema>;

export type PriceRow = {
  variationId: number;
  productId: number;
  name: string;
  /** "M / Ink". Empty for the only variation of a product. */
  label: string;
  sku: string;
  price: string;
  /** Price group id → price */
  groupPrices: Record<string, string>;
};

export type PricePage = Page<PriceRow>;

/** `message` is a key of `errors`; `current` is the present price where another person changed the cell. */
export type RefusedCell = Pick<PriceCell, "variationId" | "priceGroupId"> & {
  message: string;
  current?: string | null;
};

export type SavedPrices = {
  saved: (Pick<PriceCell, "variationId" | "priceGroupId"> & { price: string | null })[];
  refused: RefusedCell[];
};

export type PriceGroupView = { id: number; name: string; isArchived: boolean; prices: number; stores: string[] };
