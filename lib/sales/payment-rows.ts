import { Decimal } from "decimal.js";
import { CHANGE_METHOD } from "./payment-methods";
import type { TillPayment } from "./settle-payments";

type PaymentRow = { saleId: number; method: string; label: string; amount: string; reference: string };

/** Rows of a sale's payments, with change as a negative payment. Their sum is the amount due. */
export function toPaymentRows(saleId: number, payments: readonly TillPayment[], change: string): PaymentRow[] {
  const rows = payments.map(({ method, amount, reference }): PaymentRow => ({
    saleId,
    method,
    label: method,
    amount,
    reference,
  }));
  if (new Decimal(change).isZero()) return rows;
  return [
    ...rows,
    {
      saleId,
      method: CHANGE_METHOD,
      label: CHANGE_METHOD,
      amount: new Decimal(change).negated().toFixed(),
      reference: "",
    },
  ];
}
