import { z } from "zod";
import type { CallOptions } from "../call-store";
import { paginate } from "../paginate";
import type { WooClient } from "../woo-client";
import { wooFeeLineSchema, wooLineItemSchema, wooShippingLineSchema } from "./order-lines";
import { wooDate, wooDecimal, wooFlag, wooId, wooList, wooMeta, wooText } from "./scalars";

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

/** Fetches the refunds of an order. @throws WooError `resource_missing` when the order was deleted permanently */
export async function fetchRefunds(
  client: WooClient,
  orderId: number,
  options: CallOptions = {},
): Promise<WooRefund[]> {
  const refunds: WooRefund[] = [];
  for await (const { items } of paginate(client, `orders/${orderId}/refunds`, {}, wooRefundSchema, options))
    refunds.push(...items);
  return refunds;
}
