import { Decimal } from "decimal.js";
import type { WooOrder } from "@/lib/woo/resources/orders";

/** Units of the last printed decimal that any order may differ by. */
const MIN_TOLERANCE_UNITS = 3;

export type ExplainedTotal = {
  /** What the goods, shipping, fees and taxes cost, with rounding; before gift cards and credit. */
  total: Decimal;
  /** What remains unexplained of the total. */
  rounding: Decimal;
  /** Whether the rounding is more than rounding of single amounts explains. */
  isFlagged: boolean;
  /** What a gift card or store credit paid; zero when nothing did. */
  giftCard: Decimal;
};

/**
 * Splits the difference between an order's total and its lines. Plugins for gift cards and store credit lower the total,
 * and no line says why, so a shortfall beyond rounding is a payment. An unreadable total is the sum of the lines.
 *
 * @param explained sum of the lines with tax
 */
export function explainTotal(order: WooOrder, explained: Decimal): ExplainedTotal {
  const zero = new Decimal(0);
  if (order.total === "") return { total: explained, rounding: zero, isFlagged: false, giftCard: zero };
  const total = new Decimal(order.total);
  const difference = total.minus(explained);
  if (difference.abs().lte(toleranceOf(order)))
    return { total, rounding: difference, isFlagged: false, giftCard: zero };
  if (difference.isNegative() && !total.isNegative())
    return { total: explained, rounding: zero, isFlagged: false, giftCard: difference.negated() };
  return { total, rounding: difference, isFlagged: true, giftCard: zero };
}

/** Half a unit for each amount that the store rounds singly: the net and the tax of each line, and each tax line. */
function toleranceOf(order: WooOrder): Decimal {
  const lines = [...order.line_items, ...order.shipping_lines, ...order.fee_lines];
  const amounts = lines.length * 2 + order.tax_lines.length * 2;
  const printed = [order.total, ...lines.map((line) => line.total)].map((amount) => amount.split(".")[1]?.length ?? 0);
  // A total printed as a number has lost its zeros, so the lines count as well; unrounded lines have more decimals.
  const decimals = printed[0] || Math.min(Math.max(...printed), 4);
  return new Decimal(10).pow(-decimals).times(Math.max(MIN_TOLERANCE_UNITS, Math.ceil(amounts / 2)));
}
