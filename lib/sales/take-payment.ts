import { Decimal } from "decimal.js";
import { z } from "zod";
import { recordActivity } from "@/lib/activity/record-activity";
import { decimalText } from "@/lib/money/decimal-schema";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { paymentsSchema } from "./cart-schema";
import { toPaymentRows } from "./payment-rows";
import { lockSaleRow } from "./queries/lock-sale";
import type { Seller } from "./refuse-shortages";
import { runSaleTransaction } from "./run-sale-transaction";
import { hasPartOfCoin, settlePayments } from "./settle-payments";

export const paymentRequestSchema = z.object({
  payments: paymentsSchema.min(1, "required"),
  /** The amount due that the customer saw. A repeated request finds another amount, and is refused. */
  expectedDue: decimalText(),
});

export type PaymentRequest = z.infer<typeof paymentRequestSchema>;

/**
 * Records payments of the amount due of a final sale of the till. Orders are paid in their store.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such sale of the till
 * @throws AppError `conflict` (`paymentNeedsFinal`) when the sale is a draft
 * @throws AppError `conflict` (`dueChanged`) when another amount, or none, is due
 * @throws AppError `invalid_input` (`underpaid`, `overpaid`, `partOfCoin`) when the payments do not fit the amount
 * @throws AppError `conflict` (`goodsBusy`) after two deadlocks
 */
export async function takePayment(db: Db, seller: Seller, saleId: number, request: PaymentRequest): Promise<void> {
  await runSaleTransaction(db, (tx) => write(tx, seller, saleId, request));
}

async function write(
  tx: Tx,
  { id: userId, businessId }: Seller,
  saleId: number,
  { payments, expectedDue }: PaymentRequest,
): Promise<void> {
  await lockSaleRow(tx, businessId, saleId);
  const sale = await tx.sale.findFirst({
    where: { id: saleId, businessId, source: "pos" },
    select: { number: true, status: true, total: true, currency: true, payments: { select: { amount: true } } },
  });
  if (sale === null) throw new AppError("not_found", "notFound");
  if (sale.status !== "final") throw new AppError("conflict", "paymentNeedsFinal");
  const due = sale.payments.reduce(
    (left, { amount }) => left.minus(amount.toFixed()),
    new Decimal(sale.total.toFixed()),
  );
  if (due.lte(0) || !due.equals(expectedDue)) throw new AppError("conflict", "dueChanged");
  const { problem, change } = settlePayments(due.toFixed(), payments);
  if (problem) throw new AppError("invalid_input", problem);
  if (hasPartOfCoin(sale.currency, due.toFixed(), payments)) throw new AppError("invalid_input", "partOfCoin");
  await tx.salePayment.createMany({ data: toPaymentRows(saleId, payments, change) });
  await recordActivity(tx, {
    businessId,
    userId,
    action: "sale.paid",
    entityId: saleId,
    details: { number: sale.number, total: due.toFixed(), currency: sale.currency },
  });
}
