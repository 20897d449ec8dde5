import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { decimalText, priceSchema } from "@/lib/money/decimal-schema";
import { productFilterSchema } from "./product-schema";

/** For more products, an import is the better tool: its changes can be reviewed first. */
export const MAX_BULK_PRODUCTS = 50_000;
const MAX_PICKED = 5_000;

/** The selected products, or all products that match the list's filters. */
export const bulkScopeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("picked"), ids: z.array(idSchema).min(1, "required").max(MAX_PICKED, "tooMany") }),
  z.object({ kind: z.literal("filter"), filter: productFilterSchema }),
]);

/** Steps that a changed price is rounded to: the currency's minor unit, a fixed step, or 0.99. */
export const ROUNDINGS = ["currency", "0.05", "0.1", "1", "0.99"] as const;

const priceChangeSchema = z.discriminatedUnion("mode", [
  z.object({ kind: z.literal("price"), mode: z.literal("set"), value: priceSchema }),
  z
    .object({
      kind: z.literal("price"),
      mode: z.enum(["percent", "amount"]),
      /** Signed: a negative value lowers the price. */
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
  /** The number of products shown to the person. Another number is refused, so that no unseen product is changed. */
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
  /** Products whose values the edit changed. */
  changed: number;
};
