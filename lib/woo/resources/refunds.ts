import { z } from "zod";
import type { CallOptions } from "../call-store";
import { paginate } from "../paginate";
import type { WooClient } from "../woo-client";
import { wooFeeLineSchema, wooLineItemSchema, wooShippingLineSchema } from "./order-lines";
import { orderDate, orderDecimal, orderFlag, orderId, orderList, orderMeta, orderText } from "./order-scalars";

/** A refund of an order (`orders/{id}/refunds`). `amount` is positive and with tax; its lines are negative. */
export const wooRefundSchema = z.object({
  id: orderId,
  date_created_gmt: orderDate,
  amount: orderDecimal,
  reason: orderText,
  refunded_payment: orderFlag,
  line_items: orderList(wooLineItemSchema),
  shipping_lines: orderList(wooShippingLineSchema),
  fee_lines: orderList(wooFeeLineSchema),
  meta_data: orderMeta,
});

export type WooRefund = z.infer<typeof wooRefundSchema>;

/** Fetches the refunds of an order; one without a readable id is left out. @throws WooError `resource_missing` when the order was deleted permanently */
export async function fetchRefunds(
  client: WooClient,
  orderId: number,
  options: CallOptions = {},
): Promise<WooRefund[]> {
  const refunds: WooRefund[] = [];
  for await (const { items } of paginate(client, `orders/${orderId}/refunds`, {}, z.unknown(), options))
    refunds.push(...items.flatMap((item) => wooRefundSchema.safeParse(item).data ?? []));
  return refunds;
}
