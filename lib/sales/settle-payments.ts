import { Decimal } from "decimal.js";
import { currencyDecimals } from "@/lib/money/currency-decimals";
import type { TillMethod } from "./payment-methods";

export type TillPayment = { method: TillMethod; amount: string; reference: string };

export type Settlement = {
  paid: string;
  /** Still to pay. */
  due: string;
  /** To give back. */
  change: string;
  /** underpaid: something is due. overpaid: more is to be given back than was given in cash. */
  problem: "underpaid" | "overpaid" | null;
};

/** What is due and what goes back. Only cash gives change: a card is charged what is owed. */
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

/** Whether a payment has parts of a coin: less than the currency's smallest, and than what is owed has itself. */
export function hasPartOfCoin(
  currency: string,
  total: string,
  payments: readonly Pick<TillPayment, "amount">[],
): boolean {
  const digits = Math.max(currencyDecimals(currency), new Decimal(total).decimalPlaces());
  return payments.some(({ amount }) => new Decimal(amount).decimalPlaces() > digits);
}
