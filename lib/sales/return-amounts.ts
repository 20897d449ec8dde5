import { Decimal } from "decimal.js";
import { roundMoney } from "@/lib/money/round-money";

export type ReturnableLine = { quantity: string; total: string; taxTotal: string };

/** Decimal strings; net, tax, and both. */
export type ReturnAmounts = { total: string; taxTotal: string; gross: string };

/**
 * What is given back for `quantity` more pieces of a line of which `returned` came back before. Money
 * back and tax are differences of running sums, so that the last piece brings exactly what is left,
 * and all pieces together what was paid; net is what lies between. Rounding net and tax each by
 * itself would give a cent more for half of 9.09 and 0.91 than the 5.00 that were paid for it.
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
