import { Decimal } from "decimal.js";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { SaleRequest } from "./cart-schema";
import { loadCart, stockOfCart } from "./load-cart";
import { toPaymentRows } from "./payment-rows";
import { refuseShortages, type Seller } from "./refuse-shortages";
import { runSaleTransaction } from "./run-sale-transaction";
import { takeSaleNumber } from "./sale-number";
import { findSameSale } from "./sold-cart";
import { hasPartOfCoin, settlePayments } from "./settle-payments";
import { settleStock } from "./settle-stock";
import { isUniqueViolation } from "./unique-violation";
import { openDraft, writeCart } from "./write-cart";

/**
 * Sells a cart: lines, payments, number and stock in one transaction. Asked twice with the same key
 * it answers with the first sale, also when both requests come at the same moment; another cart
 * under the same key is refused with the number of what was sold.
 */
export async function completeSale(db: Db, seller: Seller, request: SaleRequest): Promise<{ id: number }> {
  const done = await findSameSale(db, seller.businessId, request);
  if (done) return done;
  try {
    return await runSaleTransaction(db, (tx) => write(tx, seller, request));
  } catch (error) {
    const twin = isUniqueViolation(error) ? await findSameSale(db, seller.businessId, request) : null;
    if (twin) return twin;
    throw error;
  }
}

async function write(tx: Tx, seller: Seller, request: SaleRequest): Promise<{ id: number }> {
  const { businessId } = seller;
  const { id: saleId, isHeld } = await openDraft(tx, seller, request);
  if (!isHeld) {
    // The other of two requests may just have finished this very sale.
    const twin = await findSameSale(tx, businessId, request);
    if (twin) return twin;
    throw new AppError("conflict", "heldSaleGone");
  }
  const cart = await loadCart(tx, businessId, request);
  const { total } = cart.totals;
  if (!new Decimal(total).equals(request.expectedTotal)) throw new AppError("conflict", "totalChanged");
  const settlement = settlePayments(total, request.payments);
  if (settlement.problem) throw new AppError("invalid_input", settlement.problem);
  if (hasPartOfCoin(cart.currency, total, request.payments)) throw new AppError("invalid_input", "partOfCoin");

  const stock = { saleId, locationId: request.locationId, wanted: stockOfCart(cart.lines) };
  const isOversold = await refuseShortages(tx, seller, stock, request.allowOversell);
  await writeCart(tx, saleId, request, cart);
  await tx.salePayment.createMany({ data: toPaymentRows(saleId, request.payments, settlement.change) });
  await settleStock(tx, { ...stock, businessId, userId: seller.id, reason: "" });
  const number = await takeSaleNumber(tx, businessId);
  const now = new Date();
  await tx.sale.update({
    where: { id: saleId },
    // Whoever held it may be another one than who takes the money.
    data: { number, status: "final", draftReason: null, soldAt: now, finalAt: now, createdById: seller.id },
  });
  await recordActivity(tx, {
    businessId,
    userId: seller.id,
    action: "sale.sold",
    entityId: saleId,
    details: { number, total, currency: cart.currency, ...(isOversold ? { oversold: "yes" } : {}) },
  });
  return { id: saleId };
}
