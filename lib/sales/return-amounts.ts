import { Decimal } from "decimal.js";
import { roundMoney } from "@/lib/money/round-money";

export type ReturnableLine = { quantity: string; total: string; taxTotal: string };

/** Net, tax and their sum, as decimal strings. */
type ReturnAmounts = { total: string; taxTotal: string; gross: string };

/**
 * The refund for `quantity` pieces of a line of which `returned` pieces were returned before. Gross and tax are
 * differences of running sums, so that all returns together refund exactly what was paid. Net is their difference:
 * rounding net and tax separately would refund 5.01 for half of 9.09 and 0.91.
 */
export function returnAmounts(
  line: ReturnableLine,
  returned: string,
  quantity: string,
  currency: string,
): ReturnAmounts {
  const part = (amount: Decimal) =>
    upTo(amount, new Decimal(returned).plus(quantity)).minus(upTo(amount, new Decimal(returned)));
  const upTo = (amount: Decimal, count: Decimal) =>
    count.gte(line.quantity) ? amount : roundMoney(amount.times(count).div(line.quantity), currency);
  const gross = part(new Decimal(line.total).plus(line.taxTotal));
  const taxTotal = part(new Decimal(line.taxTotal));
  return { total: gross.minus(taxTotal).toFixed(), taxTotal: taxTotal.toFixed(), gross: gross.toFixed() };
}
