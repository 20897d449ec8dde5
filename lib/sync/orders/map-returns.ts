import { Decimal } from "decimal.js";
import type { WooOrder } from "@/lib/woo/resources/orders";
import { refundedLineIdOf, restockedOf } from "@/lib/woo/resources/order-lines";
import type { WooRefund } from "@/lib/woo/resources/refunds";
import { parseWooDate } from "@/lib/woo/woo-date";
import type { DraftReturn, DraftReturnLine } from "./order-draft";

/**
 * Converts the refunds of an order to returns; amounts become positive decimal strings. The restocked
 * quantity stands on the order's line, not on the refund (recorded: refund.order.after), and is assigned to
 * the refunds from the first on. A refund whose lines could not be read is a total without lines.
 */
export function mapReturns(order: WooOrder, refunds: readonly WooRefund[]): DraftReturn[] {
  const known = new Map(refunds.map((refund) => [refund.id, refund]));
  const restocked = new Map(order.line_items.map((line) => [line.id, new Decimal(restockedOf(line))]));
  const listed = [...order.refunds].sort((a, b) => a.id - b.id);
  return listed.map(({ id, reason, total }) => {
    const refund = known.get(id);
    const lines = refund ? toLines(refund, restocked) : [];
    return {
      remoteId: id,
      reason,
      total: positive(refund?.amount || total),
      createdAt: refund ? parseWooDate(refund.date_created_gmt) : null,
      lines,
    };
  });
}

function toLines(refund: WooRefund, restocked: Map<number, Decimal>): DraftReturnLine[] {
  const items = refund.line_items.map((item): DraftReturnLine => {
    const remoteLineId = refundedLineIdOf(item);
    const quantity = new Decimal(item.quantity || 0).abs();
    const left = (remoteLineId === null ? undefined : restocked.get(remoteLineId)) ?? new Decimal(0);
    const back = Decimal.min(left, quantity);
    if (remoteLineId !== null) restocked.set(remoteLineId, left.minus(back));
    return {
      remoteLineId,
      quantity: quantity.toFixed(),
      total: positive(item.total),
      taxTotal: positive(item.total_tax),
      restocked: back.toFixed(),
    };
  });
  const others = [...refund.shipping_lines, ...refund.fee_lines].map((line): DraftReturnLine => ({
    remoteLineId: null,
    quantity: "0",
    total: positive(line.total),
    taxTotal: positive(line.total_tax),
    restocked: "0",
  }));
  return [...items, ...others];
}

function positive(amount: string): string {
  return new Decimal(amount || 0).abs().toFixed();
}
