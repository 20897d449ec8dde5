import { z } from "zod";
import { decimalText } from "@/lib/catalog/decimal-schema";
import { idSchema } from "@/lib/id-schema";

/** The column allows no more, and no tax is that high. */
export const MAX_PERCENT = 1000;

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

/** No receipt has more rates on a line. */
const MAX_MEMBERS = 20;

const memberIds = z
  .array(idSchema)
  .max(MAX_MEMBERS, "tooMany")
  .refine((ids) => new Set(ids).size === ids.length, "invalidField")
  .refine((ids) => ids.length >= 2, "taxGroupTooSmall");

export const taxGroupSchema = z.object({ name: taxRateSchema.shape.name, memberIds });

export const taxGroupEditSchema = taxGroupSchema.extend({
  before: z.object({ name: z.string(), percent: z.string(), memberIds: z.array(idSchema) }),
});

export type NewTaxGroup = z.infer<typeof taxGroupSchema>;
export type TaxGroupEdit = z.infer<typeof taxGroupEditSchema>;
export type NewTaxRate = z.infer<typeof taxRateSchema>;
export type TaxRateEdit = z.infer<typeof taxRateEditSchema>;

export type TaxRateView = {
  id: number;
  name: string;
  percent: string;
  isArchived: boolean;
  /** Several rates applied together; `percent` is their sum. */
  isGroup: boolean;
  /** The rates of a group, in their order. */
  members: { id: number; name: string; percent: string }[];
  /** Names of the groups in use that a rate is part of. */
  groups: string[];
  /** Products on sale that carry it. */
  products: number;
  /** And those that carry a group it is part of. */
  touches: number;
  /** Names of the online stores whose taxes are mapped to it. */
  stores: string[];
};
