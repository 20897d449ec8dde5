import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { decimalText, priceSchema } from "./decimal-schema";
import { productFilterSchema } from "./product-schema";

/** Beyond this an import of a file is the better tool: it can be looked at first. */
export const MAX_BULK_PRODUCTS = 50_000;
const MAX_PICKED = 5_000;

/** The products that were picked, or all that the list's filters show. */
export const bulkScopeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("picked"), ids: z.array(idSchema).min(1, "required").max(MAX_PICKED, "tooMany") }),
  z.object({ kind: z.literal("filter"), filter: productFilterSchema }),
]);

/** What a changed price is rounded to: the currency's smallest coin, a step, or just below a whole. */
export const ROUNDINGS = ["currency", "0.05", "0.1", "1", "0.99"] as const;

const priceChangeSchema = z.discriminatedUnion("mode", [
  z.object({ kind: z.literal("price"), mode: z.literal("set"), value: priceSchema }),
  z
    .object({
      kind: z.literal("price"),
      mode: z.enum(["percent", "amount"]),
      /** With a minus to lower. */
      value: decimalText({ isSigned: true, maxWholeDigits: 9 }).refine((value) => value !== "0", "zeroQuantity"),
      rounding: z.enum(ROUNDINGS),
    })
    .refine(({ mode, value }) => mode !== "percent" || Number(value) > -100, {
      path: ["value"],
      message: "percentTooLow",
    }),
]);

export const bulkChangeSchema = z.discriminatedUnion("kind", [
  priceChangeSchema,
  z.object({ kind: z.literal("category"), categoryId: idSchema.nullable() }),
  z.object({ kind: z.literal("tax"), taxRateId: idSchema.nullable() }),
  z.object({ kind: z.literal("sync"), isSyncDisabled: z.boolean() }),
]);

export const bulkEditSchema = z.object({
  scope: bulkScopeSchema,
  change: bulkChangeSchema,
  /** How many products the person was told; another number is refused, so that nothing is changed unseen. */
  expected: z.number().int().min(1),
});

export type BulkScope = z.infer<typeof bulkScopeSchema>;
export type BulkChange = z.infer<typeof bulkChangeSchema>;
export type BulkEditInput = z.infer<typeof bulkEditSchema>;

export type BulkEditView = {
  id: number;
  status: "running" | "completed" | "cancelled" | "failed";
  total: number;
  done: number;
  /** Products that were not so already. */
  changed: number;
};
