import { Decimal } from "decimal.js";
import { CHANGE_METHOD, isPaymentMethod, PAYMENT_METHODS, type PaymentMethod } from "./payment-methods";

/**
 * The method that paid most of a sale, as the default for refunds. Change is subtracted from cash, and an unpaid sale
 * yields cash.
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
