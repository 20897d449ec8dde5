import { z } from "zod";
import { wooFeeLineSchema, wooLineItemSchema, wooShippingLineSchema } from "./order-lines";
import { wooDate, wooDecimal, wooFlag, wooId, wooList, wooMeta, wooText } from "../resources/scalars";

/** A refund of an order (`orders/{id}/refunds`). `amount` is positive and with tax; its lines are negative. */
export const wooRefundSchema = z.object({
  id: wooId,
  date_created_gmt: wooDate,
  amount: wooDecimal,
  reason: wooText,
  refunded_payment: wooFlag,
  line_items: wooList(wooLineItemSchema),
  shipping_lines: wooList(wooShippingLineSchema),
  fee_lines: wooList(wooFeeLineSchema),
  meta_data: wooList(wooMeta),
});

export type WooRefund = z.infer<typeof wooRefundSchema>;
