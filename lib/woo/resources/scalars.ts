import { z } from "zod";
import { MAX_ID } from "@/lib/id-schema";

/** A remote id: a positive whole number that fits an id column. */
export const wooId = z.number().int().positive().max(MAX_ID);

/** A reference that may be empty: 0 when there is none or its target was deleted. */
export const wooRef = z.union([z.number().int().max(MAX_ID), z.literal(""), z.null()]).transform((id) => id || 0);

/** Text; null becomes "" (a tax rate's `name`, recording `tax.create.bad`). */
export const wooText = z
  .string()
  .nullish()
  .transform((text) => text ?? "");

/**
 * A decimal as a string, never a float. Woo sends money as strings, but quantities, percents and a
 * line's `price` as JSON numbers. "" stays "" (no price); null and missing become "".
 */
export const wooDecimal = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? "" : String(value)));

/** A flag; plugins print it as 0/1 or "yes"/"no". */
export const wooFlag = z
  .union([z.boolean(), z.number(), z.string()])
  .nullish()
  .transform((value) => value === true || value === 1 || value === "1" || value === "yes" || value === "true");

/** `2026-11-23T11:14:01`: UTC in the `…_gmt` fields, without a zone mark. Whole seconds. See `parseWooDate`. */
export const wooDate = z
  .string()
  .nullish()
  .transform((date) => date || null);

/** One entry of `meta_data`. The value can be anything a plugin stored. */
export const wooMeta = z.object({
  id: z.number().int().optional(),
  key: z.string(),
  value: z.unknown(),
});

/** Lists that plugins sometimes leave out. */
export function wooList<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);
}
