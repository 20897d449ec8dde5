import { Decimal } from "decimal.js";
import { currencyDecimals } from "@/lib/money/currency-decimals";
import type { TillMethod } from "./payment-methods";

export type TillPayment = { method: TillMethod; amount: string; reference: string };

export type Settlement = {
  paid: string;
  /** Amount still to pay. */
  due: string;
  /** Amount to give back. */
  change: string;
  /** "underpaid" when an amount is due; "overpaid" when the change exceeds the cash. */
  problem: "underpaid" | "overpaid" | null;
};

/** Compares payments with a total. Only cash gives change, since a card is charged the exact amount. */
export function settlePayments(total: string, payments: readonly Pick<TillPayment, "method" | "amount">[]): Settlement {
  const sum = (wanted: typeof payments) => wanted.reduce((paid, { amount }) => paid.plus(amount), new Decimal(0));
  const paid = sum(payments);
  const cash = sum(payments.filter(({ method }) => method === "cash"));
  const over = paid.minus(total);
  const change = Decimal.max(0, over);
  return {
    paid: paid.toFixed(),
    due: Decimal.max(0, over.negated()).toFixed(),
    change: change.toFixed(),
    problem: over.lt(0) ? "underpaid" : change.gt(cash) ? "overpaid" : null,
  };
}

/** Whether a payment has more decimals than both the currency and the total. */
export function hasPartOfCoin(
  currency: string,
  total: string,
  payments: readonly Pick<TillPayment, "amount">[],
): boolean {
  const digits = Math.max(currencyDecimals(currency), new Decimal(total).decimalPlaces());
  return payments.some(({ amount }) => new Decimal(amount).decimalPlaces() > digits);
}
