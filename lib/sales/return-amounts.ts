import { Decimal } from "decimal.js";
import { roundMoney } from "@/lib/money/round-money";

export type ReturnableLine = { quantity: string; total: string; taxTotal: string };

/** Decimal strings; net, tax, and both. */
export type ReturnAmounts = { total: string; taxTotal: string; gross: string };

/**
 * What is given back for `quantity` more pieces of a line of which `returned` came back before. The
 * amounts are differences of running sums, so that the last piece brings exactly what is left, and
 * all pieces together what was paid.
 */
export function returnAmounts(line: ReturnableLine, returned: string, quantity: string, currency: string): ReturnAmounts {
  const part = (amount: string) => upTo(amount, new Decimal(returned).plus(quantity)).minus(upTo(amount, new Decimal(returned)));
  const upTo = (amount: string, count: Decimal) =>
    count.gte(line.quantity) ? new Decimal(amount) : roundMoney(new Decimal(amount).times(count).div(line.quantity), currency);
  const [total, taxTotal] = [part(line.total), part(line.taxTotal)];
  return { total: total.toFixed(), taxTotal: taxTotal.toFixed(), gross: total.plus(taxTotal).toFixed() };
}
