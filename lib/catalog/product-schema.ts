import { Decimal } from "decimal.js";
import { z } from "zod";
import { isDay } from "@/lib/i18n/day-text";
import { idSchema, idTextSchema } from "@/lib/id-schema";
import type { ListQuery } from "@/lib/list/filter";
import { optionalPriceSchema, optionalWeightSchema, priceSchema } from "@/lib/money/decimal-schema";
import { MAX_IMAGES } from "./image-schema";

/** Default reorder level per variation, over all locations: enough for a day or two of sales. */
export const LOW_STOCK_AT = 5;

/** Two screens of a dense table. More images would load visibly late. */
export const PRODUCTS_PER_PAGE = 50;

export const STOCK_STATES = ["in", "low", "out", "untracked"] as const;

/** The filters of the product list, as parameters of the address. */
export const productFilterSchema = z.object({
  q: z.string().trim().max(200, "tooLong").optional(),
  /** A category with all its descendants, or "none". */
  category: z.union([z.literal("none"), idTextSchema]).optional(),
  type: z.enum(["simple", "variable"]).optional(),
  stock: z.enum(STOCK_STATES).optional(),
  sync: z.enum(["on", "off"]).optional(),
  /** Archived products instead of products on sale. */
  archived: z.literal("yes").optional(),
});

export type ProductFilter = z.infer<typeof productFilterSchema>;
export type ProductQuery = ListQuery<ProductFilter>;

export const MAX_NAME_LENGTH = 500;

const nameSchema = z.string().trim().min(1, "required").max(MAX_NAME_LENGTH, "tooLong");
const skuSchema = z.string().trim().min(1, "required").max(100, "tooLong");
// The limit excludes embedded files.
export const htmlSchema = z.string().max(100_000, "tooLong");

/** A day of the calendar, "2026-03-05"; an empty text is none. */
const optionalDaySchema = z
  .string()
  .nullable()
  .transform((text) => (text === null || text.trim() === "" ? null : text.trim()))
  .refine((day) => day === null || isDay(day), "notADay");

const MAX_EDITED = 500;

const variationFieldsSchema = z.object({
  id: idSchema,
  sku: skuSchema.optional(),
  barcode: z.string().trim().max(100, "tooLong").optional(),
  price: priceSchema.optional(),
  /** Null removes the sale price with its days. */
  salePrice: optionalPriceSchema.optional(),
  /** First and last day of the sale price in the business's time zone; null is an open end. */
  salePriceFrom: optionalDaySchema.optional(),
  salePriceUntil: optionalDaySchema.optional(),
  weight: optionalWeightSchema.optional(),
  /** One of the product's images, or null for the product's main image. */
  mediaId: idSchema.nullable().optional(),
  /** Price group id → price. Null deletes the group's price, so the ordinary price applies. */
  groupPrices: z.record(z.string().regex(/^[1-9]\d{0,9}$/), optionalPriceSchema).optional(),
});

/** Absent fields stay unchanged. */
const productFieldsSchema = z.object({
  /** `updatedAt` of the product as it was read, so that later changes of other people are not overwritten. */
  updatedAt: z.iso.datetime(),
  name: nameSchema.optional(),
  /** Variable products only: a simple product has the SKU of its variation. */
  sku: skuSchema.optional(),
  categoryId: idSchema.nullable().optional(),
  taxRateId: idSchema.nullable().optional(),
  description: htmlSchema.optional(),
  shortDescription: htmlSchema.optional(),
  tracksStock: z.boolean().optional(),
  isSyncDisabled: z.boolean().optional(),
  variations: z.array(variationFieldsSchema).max(MAX_EDITED, "tooMany").optional(),
});

/**
 * The values of a whole form. Sale prices are judged where the edit changes their variation's prices: another one may
 * have got a lower price from elsewhere, and does not keep the rest of the form from being saved.
 *
 * @param changesPrices whether the edit of a variation changes what its sale price is judged by
 */
export const productFormSchema = (changesPrices: (edit: VariationEdit) => boolean) =>
  productFieldsSchema.superRefine(({ variations = [] }, context) => {
    for (const [index, edit] of variations.entries())
      for (const { field, issue } of changesPrices(edit) ? salePriceIssues(edit) : [])
        context.addIssue({ code: "custom", path: ["variations", index, field], message: issue });
  });

/** An edit that is sent has what has changed, and all of it is judged. */
export const productEditSchema = productFormSchema(() => true);

type SalePriceEdit = {
  price?: string | undefined;
  salePrice?: string | null | undefined;
  salePriceFrom?: string | null | undefined;
  salePriceUntil?: string | null | undefined;
};

type SalePriceIssue = {
  field: "salePrice" | "salePriceUntil";
  /** A key of `errors`. */
  issue: "salePriceNotLower" | "salePriceEndsFirst";
};

/** Lists what is wrong with a sale price, by its field. Absent fields are not judged. */
export function salePriceIssues(edit: SalePriceEdit): SalePriceIssue[] {
  const { price, salePrice, salePriceFrom, salePriceUntil } = edit;
  if (salePrice == null) return [];
  const issues: SalePriceIssue[] = [];
  // Zod judges the whole beside its parts: what is no price is an issue of its own field, and not compared.
  const arePrices = [price, salePrice].every((text) => priceSchema.safeParse(text).success);
  if (price !== undefined && arePrices && new Decimal(salePrice).gte(price))
    issues.push({ field: "salePrice", issue: "salePriceNotLower" });
  if (salePriceFrom && salePriceUntil && salePriceUntil < salePriceFrom)
    issues.push({ field: "salePriceUntil", issue: "salePriceEndsFirst" });
  return issues;
}

export type VariationEdit = z.infer<typeof variationFieldsSchema>;
export type ProductEdit = z.infer<typeof productEditSchema>;

/** The images of a product, in the order of display. */
export const productImagesSchema = z.object({ mediaIds: z.array(idSchema).max(MAX_IMAGES, "tooMany") });

/** Whether an edit changes prices, goods, or both. Each needs its own permission. */
export function editedParts(edit: ProductEdit): { hasPrices: boolean; hasGoods: boolean } {
  const { updatedAt: _, variations = [], ...goods } = edit;
  const isGiven = (value: unknown) => value !== undefined;
  return {
    hasPrices: variations.some(({ price, salePrice, salePriceFrom, salePriceUntil, groupPrices }) =>
      [price, salePrice, salePriceFrom, salePriceUntil, groupPrices].some(isGiven),
    ),
    hasGoods:
      Object.values(goods).some(isGiven) ||
      variations.some(({ sku, barcode, weight, mediaId }) => [sku, barcode, weight, mediaId].some(isGiven)),
  };
}
