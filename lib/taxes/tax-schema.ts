import { z } from "zod";
import { decimalText } from "@/lib/catalog/decimal-schema";

/** The column allows no more, and no tax is that high. */
const MAX_PERCENT = 1000;

export const taxRateSchema = z.object({
  name: z.string().trim().min(1, "required").max(200, "tooLong"),
  /** In percent: 8.25 is 8.25 %. */
  percent: decimalText({ maxWholeDigits: 4 }).refine((text) => Number(text) <= MAX_PERCENT, "percentTooHigh"),
});

/** What the rate was when it was opened, so that of two people the second sees the first. */
export const taxRateEditSchema = z.union([
  taxRateSchema.extend({ before: z.object({ name: z.string(), percent: z.string() }) }),
  z.object({ isArchived: z.boolean() }),
]);

export type NewTaxRate = z.infer<typeof taxRateSchema>;
export type TaxRateEdit = z.infer<typeof taxRateEditSchema>;

export type TaxRateView = {
  id: number;
  name: string;
  percent: string;
  isArchived: boolean;
  /** Products on sale that carry it. */
  products: number;
  /** Names of the online stores whose taxes are mapped to it. */
  stores: string[];
};
