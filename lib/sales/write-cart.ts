import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { HoldRequest } from "./cart-schema";
import type { LoadedCart, TaxRateOfLine } from "./load-cart";
import { lockDraft } from "./queries/lock-sale";
import type { Seller } from "./refuse-shortages";
import { draftNumber } from "./sale-number";
import { splitTax } from "./split-tax";

/**
 * The draft for a cart: the held sale that it was resumed from, or a new one. Locks the draft, so that of two tills
 * that resume one held sale only one completes it, and the other finds `isHeld` false.
 *
 * @throws AppError `conflict` (`heldSaleGone`) when the held sale was deleted
 */
export async function openDraft(
  tx: Tx,
  seller: Seller,
  request: HoldRequest,
): Promise<{ id: number; isHeld: boolean }> {
  const { businessId } = seller;
  const { clientKey, heldSaleId, locationId } = request;
  const known = await lockDraft(tx, businessId, { id: heldSaleId, clientKey });
  if (known) return known;
  if (heldSaleId !== null) throw new AppError("conflict", "heldSaleGone");
  const sale = await tx.sale.create({
    data: {
      businessId,
      clientKey,
      locationId,
      number: clientKey,
      source: "pos",
      status: "draft",
      draftReason: "held",
      currency: "",
      createdById: seller.id,
    },
    select: { id: true },
  });
  await tx.sale.update({ where: { id: sale.id }, data: { number: draftNumber(sale.id) } });
  return { id: sale.id, isHeld: true };
}

/** Writes a computed cart to its draft and replaces the draft's lines. */
export async function writeCart(tx: Tx, saleId: number, request: HoldRequest, cart: LoadedCart): Promise<void> {
  const { totals } = cart;
  await tx.saleLine.deleteMany({ where: { saleId } });
  await tx.sale.update({
    where: { id: saleId },
    data: {
      clientKey: request.clientKey,
      locationId: request.locationId,
      customerId: request.customerId,
      customerNote: request.note,
      currency: cart.currency,
      pricesIncludeTax: cart.pricesIncludeTax,
      subtotal: totals.subtotal,
      discountTotal: totals.discount,
      taxTotal: totals.tax,
      total: totals.total,
      cart: {
        locationId: request.locationId,
        customerId: request.customerId,
        lines: request.lines,
        discount: request.discount,
        note: request.note,
      },
    },
  });
  for (const [position, line] of cart.lines.entries()) {
    const { taxRates, variationId, name, sku, quantity } = line;
    await tx.saleLine.create({
      data: {
        saleId,
        position,
        variationId,
        name,
        sku,
        quantity,
        unitPrice: line.totals.netUnitPrice,
        subtotal: line.totals.subtotal,
        total: line.totals.net,
        taxTotal: line.totals.tax,
        taxes: { create: toTaxes(taxRates, line.totals.tax, cart.currency) },
      },
    });
  }
}

function toTaxes(rates: readonly TaxRateOfLine[], tax: string, currency: string) {
  const amounts = splitTax(tax, rates, currency);
  return rates.map(({ id, name, percent }, index) => ({
    taxRateId: id,
    label: name,
    percent,
    amount: amounts[index]!,
  }));
}
