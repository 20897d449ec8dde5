import { Decimal } from "decimal.js";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { orderAdminUrl } from "@/lib/woo/resources/orders";
import type { OrderLink, Sale } from "@/lib/generated/prisma/client";
import { agreedFromDraft, agreedOrderSchema, mergeOrder } from "./agreed-order";
import { agreedFromSale, storedAddressSchema } from "./agreed-from-sale";
import { toOrderItem } from "./list-orders";
import { listMissingStock } from "./missing-stock";
import { storedDraftSchema } from "./order-draft-schema";
import type { OrderConflictView, OrderDetail, OrderLineView, OrderTaxView } from "./order-view";
import { findOrderSale, type OrderSaleDetail } from "./queries/find-order-sale";

/**
 * An imported order with all its details. Missing stock is counted at the time of the call, and a conflict
 * comes with its three sides. Amounts are decimal strings, times ISO strings.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such order, also for a sale of the till
 */
export async function getOrder(db: Db, businessId: number, saleId: number): Promise<OrderDetail> {
  const sale = await findOrderSale(db, businessId, saleId);
  if (!sale?.order) throw new AppError("not_found", "notFound");
  const { order } = sale;
  const isWaiting = sale.draftReason === "out_of_stock";
  const missing = isWaiting ? await listMissingStock(db, [sale]) : new Map();
  const lines = sale.lines.map(toLine);
  return {
    ...toOrderItem({ ...sale, lines: [] }, missing.get(sale.id) ?? []),
    storeId: order.store.id,
    adminUrl: orderAdminUrl(order.store.url, order.remoteId),
    location: sale.location.name,
    saleNumber: sale.number,
    pricesIncludeTax: sale.pricesIncludeTax,
    email: sale.customer?.email ?? null,
    phone: sale.customer?.phone ?? null,
    billing: storedAddressSchema.parse(sale.billing ?? {}),
    shipping: storedAddressSchema.parse(sale.shipping ?? {}),
    customerNote: sale.customerNote,
    ...amountsOf(sale),
    remoteModifiedAt: order.remoteModifiedAt.toISOString(),
    importedAt: order.importedAt.toISOString(),
    editedAt: sale.editedAt?.toISOString() ?? null,
    deletedInStoreAt: sale.deletedInStoreAt?.toISOString() ?? null,
    lines,
    taxes: sumTaxes(lines),
    coupons: sale.coupons.map(({ code, discount }) => ({ code, discount: discount.toFixed() })),
    payments: sale.payments.map(({ id, method, label, amount, reference, paidAt }) => ({
      id,
      method,
      label,
      amount: amount.toFixed(),
      reference,
      paidAt: paidAt.toISOString(),
    })),
    returns: sale.returns.map(toReturn),
    notes: sale.notes.map(({ id, author, text, isForBuyer, createdAt }) => ({
      id,
      author,
      text,
      isForBuyer,
      createdAt: createdAt.toISOString(),
    })),
    conflict: order.state === "conflict" ? await toConflict(db, sale, order) : null,
  };
}

function amountsOf(sale: Sale) {
  const { subtotal, discountTotal, shippingTotal, feeTotal, taxTotal, rounding } = sale;
  return {
    subtotal: subtotal.toFixed(),
    discountTotal: discountTotal.toFixed(),
    shippingTotal: shippingTotal.toFixed(),
    feeTotal: feeTotal.toFixed(),
    taxTotal: taxTotal.toFixed(),
    rounding: rounding.toFixed(),
  };
}

function toLine(line: OrderSaleDetail["lines"][number]): OrderLineView {
  const { id, kind, name, sku, isFlagged } = line;
  return {
    id,
    kind,
    name,
    sku,
    isFlagged,
    quantity: line.quantity.toFixed(),
    unitPrice: line.unitPrice.toFixed(),
    subtotal: line.subtotal.toFixed(),
    total: line.total.toFixed(),
    taxTotal: line.taxTotal.toFixed(),
    productId: line.variation?.productId ?? null,
    taxes: line.taxes.map((tax) => ({
      label: tax.label,
      percent: tax.percent?.toFixed() ?? null,
      amount: tax.amount.toFixed(),
      rateName: tax.taxRate?.name ?? null,
    })),
  };
}

function sumTaxes(lines: readonly OrderLineView[]): OrderTaxView[] {
  const sums = new Map<string, OrderTaxView>();
  for (const tax of lines.flatMap((line) => line.taxes)) {
    const key = `${tax.label}|${tax.percent}|${tax.rateName}`;
    const before = sums.get(key)?.amount ?? "0";
    sums.set(key, { ...tax, amount: new Decimal(before).plus(tax.amount).toFixed() });
  }
  return [...sums.values()];
}

function toReturn(saleReturn: OrderSaleDetail["returns"][number]): OrderDetail["returns"][number] {
  return {
    id: saleReturn.id,
    reason: saleReturn.reason,
    total: saleReturn.total.toFixed(),
    createdAt: saleReturn.createdAt.toISOString(),
    lines: saleReturn.lines.map((line) => ({
      name: line.line?.name ?? null,
      quantity: line.quantity.toFixed(),
      total: line.total.toFixed(),
      taxTotal: line.taxTotal.toFixed(),
      restocked: line.restocked.toFixed(),
    })),
  };
}

async function toConflict(db: Db, sale: Sale, order: OrderLink): Promise<OrderConflictView> {
  const agreed = agreedOrderSchema.parse(order.agreed);
  const pos = await agreedFromSale(db, sale);
  const store = agreedFromDraft(storedDraftSchema.parse(order.conflict));
  return { contentHash: order.contentHash, parts: mergeOrder(agreed, pos, store).conflicts, agreed, pos, store };
}
