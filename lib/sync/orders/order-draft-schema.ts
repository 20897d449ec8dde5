import { z } from "zod";
import type { OrderDraft } from "./order-draft";

const amount = z.string();
const line = z.object({
  kind: z.enum(["product", "free_text", "shipping", "fee", "rounding"]),
  remoteLineId: z.number().nullable(),
  variationId: z.number().nullable(),
  name: z.string(),
  sku: z.string().nullable(),
  quantity: amount,
  unitPrice: amount,
  subtotal: amount,
  total: amount,
  taxTotal: amount,
  isFlagged: z.boolean(),
  storeReduced: amount,
  restocked: amount,
  countedOut: amount.optional(),
  isCountedBefore: z.literal(true).optional(),
  taxes: z.array(
    z.object({
      taxRateId: z.number().nullable(),
      remoteRateId: z.number().nullable().default(null),
      label: z.string(),
      percent: z.string().nullable(),
      amount,
    }),
  ),
});
const address = z.object({
  firstName: z.string(),
  lastName: z.string(),
  company: z.string(),
  address1: z.string(),
  address2: z.string(),
  city: z.string(),
  state: z.string(),
  postcode: z.string(),
  country: z.string(),
  email: z.string(),
  phone: z.string(),
});

/** An OrderDraft as stored in OrderLink.conflict: JSON, with ISO times. */
export const storedDraftSchema: z.ZodType<OrderDraft> = z.object({
  remoteId: z.number(),
  parentRemoteId: z.number().nullable().default(null),
  number: z.string(),
  remoteStatus: z.string(),
  createdAt: z.coerce.date(),
  modifiedAt: z.coerce.date(),
  status: z.enum(["draft", "final"]),
  shippingStatus: z.enum(["none", "ordered", "packed", "shipped", "delivered", "cancelled"]),
  currency: z.string(),
  pricesIncludeTax: z.boolean(),
  customer: z.object({
    remoteId: z.number().nullable(),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  billing: address,
  shipping: address,
  customerNote: z.string(),
  lines: z.array(line),
  coupons: z.array(z.object({ code: z.string(), discount: amount })),
  // A conflict stored before gift cards were payments has none; the next import of the order writes them.
  payments: z
    .array(z.object({ method: z.string(), label: z.string(), amount, reference: z.string(), paidAt: z.coerce.date() }))
    .default([]),
  returns: z.array(
    z.object({
      remoteId: z.number(),
      reason: z.string(),
      total: amount,
      createdAt: z.coerce.date().nullable(),
      lines: z.array(
        z.object({
          remoteLineId: z.number().nullable(),
          quantity: amount,
          total: amount,
          taxTotal: amount,
          restocked: amount,
        }),
      ),
    }),
  ),
  totals: z.object({
    subtotal: amount,
    discountTotal: amount,
    shippingTotal: amount,
    feeTotal: amount,
    taxTotal: amount,
    rounding: amount,
    total: amount,
    refundedTotal: amount,
  }),
});
