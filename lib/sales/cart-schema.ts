import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { decimalText } from "@/lib/money/decimal-schema";
import { TILL_METHODS } from "./payment-methods";

/** A longer cart is a mistake of the scanner. */
export const MAX_LINES = 500;

const isPositive = (decimal: string) => !decimal.startsWith("-") && /[1-9]/.test(decimal);

/** Messages are keys of `errors`. */
export const quantitySchema = decimalText({ maxWholeDigits: 9 }).refine(isPositive, "zeroQuantity");

export const discountSchema = z.object({ kind: z.enum(["percent", "amount"]), value: decimalText() });

const cartLineSchema = z.object({
  variationId: idSchema,
  quantity: quantitySchema,
  discount: discountSchema.nullable(),
});

/** A cart as the till sends it. The server computes prices, taxes and totals itself. */
export const cartSchema = z.object({
  locationId: idSchema,
  customerId: idSchema.nullable(),
  lines: z.array(cartLineSchema).min(1, "required").max(MAX_LINES, "tooMany"),
  discount: discountSchema.nullable(),
  note: z.string().trim().max(500, "tooLong"),
});

const requestSchema = cartSchema.extend({
  /** The till generates one key per sale, so that a repeated request makes one sale. */
  clientKey: z.uuid(),
  /** The held sale that the cart was resumed from. */
  heldSaleId: idSchema.nullable(),
});

export const holdRequestSchema = requestSchema;

export const paymentsSchema = z
  .array(
    z.object({
      method: z.enum(TILL_METHODS),
      amount: decimalText().refine(isPositive, "zeroAmount"),
      reference: z.string().trim().max(100, "tooLong"),
    }),
  )
  .max(20, "tooMany");

export const saleRequestSchema = requestSchema.extend({
  payments: paymentsSchema,
  /** The total that the customer saw. A different total of the server is a conflict. */
  expectedTotal: decimalText(),
  /** Whether the person has confirmed to sell more than the location has. */
  allowOversell: z.boolean(),
});

export type Cart = z.infer<typeof cartSchema>;
export type HoldRequest = z.infer<typeof holdRequestSchema>;
export type SaleRequest = z.infer<typeof saleRequestSchema>;
