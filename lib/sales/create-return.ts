import { Decimal } from "decimal.js";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { piecesReturned, RETURNED_SELECT } from "./goods-back";
import { mainMethod } from "./main-method";
import type { PaymentMethod } from "./payment-methods";
import type { Seller } from "./refuse-shortages";
import { lockSale } from "./queries/lock-sale";
import { returnAmounts } from "./return-amounts";
import type { ReturnRequest } from "./return-schema";
import { runSaleTransaction } from "./run-sale-transaction";
import { loadSaleStock } from "./sale-stock";
import { postStock } from "./post-stock";

/**
 * Returns goods of a final sale, restocked or not. Idempotent by client key; the sale's lock serialises simultaneous
 * returns, so no more goods are returned than were sold.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such sale, or the sale no such line
 * @throws AppError `conflict` (`returnNeedsFinal`) when the sale is a draft
 * @throws AppError `conflict` (`returnTooMany`, with the remaining quantity) when fewer goods are left
 * @throws AppError `invalid_input` (`invalidInput`) when a line is repeated
 * @throws AppError `conflict` (`goodsBusy`) after two deadlocks
 */
export function createReturn(db: Db, seller: Seller, saleId: number, request: ReturnRequest): Promise<{ id: number }> {
  return runSaleTransaction(db, (tx) => write(tx, seller, saleId, request));
}

async function write(tx: Tx, seller: Seller, saleId: number, request: ReturnRequest): Promise<{ id: number }> {
  const { businessId } = seller;
  const sale = await lockSale(tx, businessId, saleId);
  if (sale === null) throw new AppError("not_found", "notFound");
  const twin = await tx.saleReturn.findFirst({ where: { saleId, clientKey: request.clientKey }, select: { id: true } });
  if (twin) return twin;
  if (sale.status !== "final") throw new AppError("conflict", "returnNeedsFinal");
  const { currency } = sale;
  const lines = await toReturnLines(tx, saleId, request, currency);
  const total = lines.reduce((sum, line) => sum.plus(line.total).plus(line.taxTotal), new Decimal(0)).toFixed();

  const { id } = await tx.saleReturn.create({
    data: {
      saleId,
      reason: request.reason,
      total,
      clientKey: request.clientKey,
      createdById: seller.id,
      lines: { create: lines },
      method: request.method ?? (await loadMainMethod(tx, saleId)),
      reference: request.reference ?? "",
    },
    select: { id: true },
  });
  await tx.sale.update({
    where: { id: saleId },
    data: { refundedTotal: { increment: total }, ...(sale.source === "woocommerce" ? { editedAt: new Date() } : {}) },
  });
  await postStock(tx, {
    businessId,
    saleId,
    locationId: sale.locationId,
    userId: seller.id,
    wanted: await loadSaleStock(tx, saleId),
    reason: request.reason,
  });
  await recordActivity(tx, {
    businessId,
    userId: seller.id,
    action: "sale.returned",
    entityId: saleId,
    details: { number: sale.number, total, currency },
  });
  return { id };
}

async function loadMainMethod(tx: Tx, saleId: number): Promise<PaymentMethod> {
  const payments = await tx.salePayment.findMany({ where: { saleId }, select: { method: true, amount: true } });
  return mainMethod(payments.map(({ method, amount }) => ({ method, amount: amount.toFixed() })));
}

async function toReturnLines(tx: Tx, saleId: number, request: ReturnRequest, currency: string) {
  const sold = await tx.saleLine.findMany({
    where: { saleId, kind: { in: ["product", "free_text"] } },
    select: {
      id: true,
      name: true,
      quantity: true,
      total: true,
      taxTotal: true,
      returned: { select: RETURNED_SELECT },
    },
  });
  const byId = new Map(sold.map((line) => [line.id, line]));
  if (new Set(request.lines.map((line) => line.saleLineId)).size < request.lines.length)
    throw new AppError("invalid_input", "invalidInput");
  return request.lines.map(({ saleLineId, quantity, restock }) => {
    const line = byId.get(saleLineId);
    if (!line) throw new AppError("not_found", "notFound");
    const before = piecesReturned(line.returned);
    const left = new Decimal(line.quantity.toFixed()).minus(before);
    if (left.lt(quantity))
      throw new AppError("conflict", "returnTooMany", { values: { name: line.name, left: left.toFixed() } });
    const { total, taxTotal } = returnAmounts(
      { quantity: line.quantity.toFixed(), total: line.total.toFixed(), taxTotal: line.taxTotal.toFixed() },
      before.toFixed(),
      quantity,
      currency,
    );
    return { saleLineId, quantity, total, taxTotal, restocked: restock ? quantity : "0" };
  });
}
