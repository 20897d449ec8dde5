import { Decimal } from "decimal.js";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { piecesReturned, RETURNED_SELECT } from "./goods-back";
import { refundedTotal } from "./refunded-total";
import type { SaleLineView, SaleReturnView, SaleView } from "./sale-view";

const INCLUDE = {
  business: { select: { name: true, timeZone: true } },
  location: { select: { name: true } },
  customer: { select: { id: true, name: true, phone: true, email: true } },
  createdBy: { select: { name: true } },
  order: { select: { number: true, remoteStatus: true, store: { select: { name: true } } } },
  lines: {
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: {
      taxes: { orderBy: { id: "asc" } },
      returned: { select: RETURNED_SELECT },
      variation: { select: { productId: true } },
    },
  },
  payments: { orderBy: [{ paidAt: "asc" }, { id: "asc" }] },
  returns: {
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: { createdBy: { select: { name: true } }, lines: { include: { line: { select: { name: true } } } } },
  },
} as const satisfies Prisma.SaleInclude;

type LoadedSale = Prisma.SaleGetPayload<{ include: typeof INCLUDE }>;

/**
 * A sale with its lines, payments and returns.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such sale
 */
export async function getSale(db: Db | Tx, businessId: number, id: number): Promise<SaleView> {
  const sale = await db.sale.findFirst({ where: { id, businessId }, include: INCLUDE });
  if (sale === null) throw new AppError("not_found", "notFound");
  const paid = sum(sale.payments.map(({ amount }) => amount));
  return {
    id: sale.id,
    number: sale.number,
    source: sale.source,
    status: sale.status,
    draftReason: sale.draftReason,
    shippingStatus: sale.shippingStatus,
    order: sale.order && {
      storeName: sale.order.store.name,
      number: sale.order.number,
      status: sale.order.remoteStatus,
    },
    isDeletedInStore: sale.deletedInStoreAt !== null,
    businessName: sale.business.name,
    locationName: sale.location.name,
    customer: sale.customer,
    soldById: sale.createdById,
    soldBy: sale.createdBy?.name ?? null,
    soldAt: sale.soldAt.toISOString(),
    finalAt: sale.finalAt?.toISOString() ?? null,
    currency: sale.currency,
    timeZone: sale.business.timeZone,
    pricesIncludeTax: sale.pricesIncludeTax,
    note: sale.customerNote,
    subtotal: sale.subtotal.toFixed(),
    discountTotal: sale.discountTotal.toFixed(),
    shippingTotal: sale.shippingTotal.toFixed(),
    feeTotal: sale.feeTotal.toFixed(),
    taxTotal: sale.taxTotal.toFixed(),
    rounding: sale.rounding.toFixed(),
    total: sale.total.toFixed(),
    refunded: refundedTotal(sale.returns).toFixed(),
    due: Decimal.max(0, new Decimal(sale.total.toFixed()).minus(paid)).toFixed(),
    taxes: toTaxes(sale),
    lines: sale.lines.map(toLine),
    payments: sale.payments.map(({ id: paymentId, method, label, amount, reference, paidAt }) => ({
      id: paymentId,
      method,
      label,
      amount: amount.toFixed(),
      reference,
      paidAt: paidAt.toISOString(),
    })),
    returns: sale.returns.map(toReturn),
  };
}

function toLine(line: LoadedSale["lines"][number]): SaleLineView {
  return {
    id: line.id,
    kind: line.kind,
    productId: line.variation?.productId ?? null,
    name: line.name,
    sku: line.sku,
    quantity: line.quantity.toFixed(),
    unitPrice: line.unitPrice.toFixed(),
    subtotal: line.subtotal.toFixed(),
    total: line.total.toFixed(),
    taxTotal: line.taxTotal.toFixed(),
    gross: line.total.plus(line.taxTotal).toFixed(),
    returned: piecesReturned(line.returned).toFixed(),
    isFlagged: line.isFlagged,
  };
}

function toReturn(row: LoadedSale["returns"][number]): SaleReturnView {
  return {
    id: row.id,
    reason: row.reason,
    total: row.total.toFixed(),
    method: row.method,
    reference: row.reference,
    by: row.createdBy?.name ?? null,
    isFromStore: row.remoteId !== null,
    createdAt: row.createdAt.toISOString(),
    lines: row.lines.flatMap(({ line, quantity, restocked }) =>
      line === null ? [] : [{ name: line.name, quantity: quantity.toFixed(), restocked: restocked.toFixed() }],
    ),
  };
}

/** One row per rate, as receipts show them. */
function toTaxes(sale: LoadedSale): SaleView["taxes"] {
  const rows = new Map<string, SaleView["taxes"][number]>();
  for (const { label, percent, amount } of sale.lines.flatMap((line) => line.taxes)) {
    const key = `${label} ${percent?.toFixed() ?? ""}`;
    const before = rows.get(key)?.amount ?? "0";
    rows.set(key, {
      label,
      percent: percent?.toFixed() ?? null,
      amount: new Decimal(before).plus(amount.toFixed()).toFixed(),
    });
  }
  return [...rows.values()];
}

function sum(amounts: readonly Prisma.Decimal[]): Decimal {
  return amounts.reduce((total, amount) => total.plus(amount.toFixed()), new Decimal(0));
}
