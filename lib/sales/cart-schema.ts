import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { decimalText } from "@/lib/catalog/decimal-schema";
import { TILL_METHODS } from "./payment-methods";

/** More than a thousand pieces of a thousand things is a mistake of the scanner. */
export const MAX_LINES = 500;

const isPositive = (decimal: string) => !decimal.startsWith("-") && /[1-9]/.test(decimal);

/** Messages are keys of `errors`. */
export const quantitySchema = decimalText({ maxWholeDigits: 9 }).refine(isPositive, "zeroQuantity");

export const discountSchema = z.object({ kind: z.enum(["percent", "amount"]), value: decimalText() });

export const cartLineSchema = z.object({
  variationId: idSchema,
  quantity: quantitySchema,
  discount: discountSchema.nullable(),
});

/** What is typed at the till. Prices, taxes and sums are the server's own. */
export const cartSchema = z.object({
  locationId: idSchema,
  customerId: idSchema.nullable(),
  lines: z.array(cartLineSchema).min(1, "required").max(MAX_LINES, "tooMany"),
  discount: discountSchema.nullable(),
  note: z.string().trim().max(500, "tooLong"),
});

const requestSchema = cartSchema.extend({
  /** Made up by the till once per sale: sent twice, it makes one sale. */
  clientKey: z.uuid(),
  /** The held sale that the cart was taken up from. */
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
  /** What the customer was told. Another total than the server's own is refused. */
  expectedTotal: decimalText(),
  /** The person has been asked and wants to sell what is not there. */
  allowOversell: z.boolean(),
});

export type Cart = z.infer<typeof cartSchema>;
export type CartLine = z.infer<typeof cartLineSchema>;
export type HoldRequest = z.infer<typeof holdRequestSchema>;
export type SaleRequest = z.infer<typeof saleRequestSchema>;
