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
import { postStock } from "./post-stock";
import { isUniqueViolation } from "@/lib/db/errors";
import { openDraft, writeCart } from "./write-cart";

/**
 * Sells a cart: lines, payments, number and stock in one transaction. Idempotent by client key, for simultaneous
 * requests too.
 *
 * @throws AppError `conflict` (`alreadySold`, with the sale's number) when another cart was sold with the same key
 * @throws AppError `conflict` (`heldSaleGone`) when the held sale is no longer held
 * @throws AppError `conflict` (`totalChanged`) when prices changed since the customer saw the total
 * @throws AppError `conflict` (`tillLocationGone`, `tillCustomerGone`, `tillProductGone`) when one of them is archived or
 *   belongs to another business
 * @throws AppError `conflict` (`oversellAsk`) or `forbidden` (`oversellRefused`) when the location lacks goods
 * @throws AppError `invalid_input` (`underpaid`, `overpaid`, `partOfCoin`) when the payments do not fit the total
 * @throws AppError `conflict` (`goodsBusy`) after two deadlocks
 */
export async function completeSale(db: Db, seller: Seller, request: SaleRequest): Promise<{ id: number }> {
  const existing = await findSameSale(db, seller.businessId, request);
  if (existing) return existing;
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
    // A simultaneous request with the same key may have completed the sale.
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
  await postStock(tx, { ...stock, businessId, userId: seller.id, reason: "" });
  const number = await takeSaleNumber(tx, businessId);
  const now = new Date();
  await tx.sale.update({
    where: { id: saleId },
    // Another person may have held the sale.
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
