import { z } from "zod";
import { decimalText } from "@/lib/money/decimal-schema";
import { idSchema } from "@/lib/id-schema";

/** The column's limit. No tax is that high. */
export const MAX_PERCENT = 1000;

export const taxRateSchema = z.object({
  name: z.string().trim().min(1, "required").max(200, "tooLong"),
  /** In percent: 8.25 is 8.25 %. */
  percent: decimalText({ maxWholeDigits: 4 }).refine((text) => Number(text) <= MAX_PERCENT, "percentTooHigh"),
});

/** An edit includes the rate as it was read, so that of two people the second gets a conflict. */
export const taxRateEditSchema = z.union([
  taxRateSchema.extend({ before: z.object({ name: z.string(), percent: z.string() }) }),
  z.object({ isArchived: z.boolean() }),
]);

/** More rates than any receipt has on a line. */
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
  /** Whether it is a tax group. Its `percent` is the sum of its members. */
  isGroup: boolean;
  /** The rates of a group, in order. */
  members: { id: number; name: string; percent: string }[];
  /** Names of the groups in use that contain the rate. */
  groups: string[];
  /** Products on sale that have the rate or group itself. */
  products: number;
  /** Products on sale that have it or one of its groups. */
  touches: number;
  /** Names of the online stores with taxes mapped to it. */
  stores: string[];
};
