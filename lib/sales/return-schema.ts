import { z } from "zod";
import { quantitySchema } from "./cart-schema";

export const returnRequestSchema = z.object({
  clientKey: z.uuid(),
  reason: z.string().trim().max(500, "tooLong"),
  lines: z
    .array(z.object({ saleLineId: z.number().int().positive(), quantity: quantitySchema, restock: z.boolean() }))
    .min(1, "required")
    .max(500, "tooMany"),
});

export type ReturnRequest = z.infer<typeof returnRequestSchema>;
