import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { quantitySchema } from "./cart-schema";
import { PAYMENT_METHODS } from "./payment-methods";

export const returnRequestSchema = z.object({
  clientKey: z.uuid(),
  reason: z.string().trim().max(500, "tooLong"),
  /** Method of the refund. By default the method that paid most of the sale. */
  method: z.enum(PAYMENT_METHODS).optional(),
  reference: z.string().trim().max(100, "tooLong").optional(),
  lines: z
    .array(z.object({ saleLineId: idSchema, quantity: quantitySchema, restock: z.boolean() }))
    .min(1, "required")
    .max(500, "tooMany"),
});

export type ReturnRequest = z.infer<typeof returnRequestSchema>;
