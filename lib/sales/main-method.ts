import { Decimal } from "decimal.js";
import { CHANGE_METHOD, isPaymentMethod, PAYMENT_METHODS, type PaymentMethod } from "./payment-methods";

/**
 * How most of a sale was paid: how a refund goes back unless somebody says otherwise. Change came out
 * of the drawer, so it lessens the cash. What was not paid at all goes back in cash.
 */
export function mainMethod(payments: readonly { method: string; amount: string }[]): PaymentMethod {
  const sums = new Map<PaymentMethod, Decimal>();
  for (const { method, amount } of payments) {
    const counted = method === CHANGE_METHOD ? "cash" : isPaymentMethod(method) ? method : "other";
    sums.set(counted, (sums.get(counted) ?? new Decimal(0)).plus(amount));
  }
  const amountOf = (method: PaymentMethod) => sums.get(method) ?? new Decimal(0);
  return PAYMENT_METHODS.reduce((most, method) => (amountOf(method).gt(amountOf(most)) ? method : most), "cash");
}
