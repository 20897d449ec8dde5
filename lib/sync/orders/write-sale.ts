import type { Prisma, Store } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/db";
import type { OrderPart } from "./agreed-order";
import type { DraftLine, OrderDraft } from "./order-draft";
import { REFUNDED_SELECT, refundedTotal } from "@/lib/sales/refunded-total";
import { findOrCreateCustomer } from "./order-customer";

/** A line that gets its variation later than this after its sale was final takes no stock. A day is for a corrected SKU. */
const LATE_MS = 24 * 60 * 60_000;

/**
 * Creates the sale of a new order as a draft and returns its id; finalise-sale.ts sets the status. An earlier order takes
 * no stock, unless its goods are still to be sold.
 */
export async function createSale(
  tx: Tx,
  store: Store,
  draft: OrderDraft,
  { isEarlier }: { isEarlier: boolean },
): Promise<number> {
  const customerId = await findOrCreateCustomer(tx, store, draft);
  const sale = await tx.sale.create({
    data: {
      businessId: store.businessId,
      number: `WC-${store.id}-${draft.remoteId}`,
      source: "woocommerce",
      status: "draft",
      draftReason: "store_status",
      shippingStatus: draft.shippingStatus,
      locationId: store.locationId,
      customerId,
      soldAt: draft.createdAt,
      ...moneyOf(draft),
      ...addressesOf(draft),
      customerNote: draft.customerNote,
    },
  });
  const isSettled = draft.status === "final" || draft.remoteStatus === "refunded";
  await writeLines(tx, sale.id, draft, { isLate: isEarlier && isSettled });
  await writePaymentAndCoupons(tx, sale.id, draft);
  await writeReturns(tx, sale.id, draft);
  return sale.id;
}

/** Writes the given parts of an order to its sale; finalise-sale.ts sets the status. */
export async function updateSale(
  tx: Tx,
  store: Store,
  saleId: number,
  draft: OrderDraft,
  parts: readonly OrderPart[],
): Promise<void> {
  await tx.sale.update({
    where: { id: saleId },
    data: {
      ...(parts.includes("lines") ? withoutRefunds(moneyOf(draft)) : {}),
      ...(parts.includes("addresses")
        ? { ...addressesOf(draft), ...(await customerOf(tx, store, saleId, draft)) }
        : {}),
      ...(parts.includes("customerNote") ? { customerNote: draft.customerNote } : {}),
      ...(parts.includes("shippingStatus") ? { shippingStatus: draft.shippingStatus } : {}),
    },
  });
  if (parts.includes("lines")) await writeLines(tx, saleId, draft, { isLate: await isLongFinal(tx, saleId) });
  else await writeStoreStock(tx, saleId, draft);
  await writePaymentAndCoupons(tx, saleId, draft);
  await writeReturns(tx, saleId, draft);
  // The store does not know returns made at the till, so they stay.
  const returns = await tx.saleReturn.findMany({ where: { saleId }, select: REFUNDED_SELECT });
  await tx.sale.update({ where: { id: saleId }, data: { refundedTotal: refundedTotal(returns).toFixed() } });
}

/**
 * An order begun at the checkout has no name yet: its customer arrives with its addresses. A customer with a
 * name only is created once, since two customers may share a name.
 */
async function customerOf(tx: Tx, store: Store, saleId: number, draft: OrderDraft): Promise<{ customerId?: number }> {
  const { customerId: before } = await tx.sale.findUniqueOrThrow({
    where: { id: saleId },
    select: { customerId: true },
  });
  if (before !== null && draft.customer.remoteId === null && draft.customer.email === null) return {};
  const customerId = await findOrCreateCustomer(tx, store, draft);
  return customerId === null ? {} : { customerId };
}

function moneyOf(draft: OrderDraft) {
  return { currency: draft.currency, pricesIncludeTax: draft.pricesIncludeTax, ...draft.totals };
}

function withoutRefunds({ refundedTotal: _refundedTotal, ...money }: ReturnType<typeof moneyOf>) {
  return money;
}

function addressesOf(draft: OrderDraft) {
  return { billing: draft.billing, shipping: draft.shipping };
}

async function isLongFinal(tx: Tx, saleId: number): Promise<boolean> {
  const { finalAt } = await tx.sale.findUniqueOrThrow({ where: { id: saleId }, select: { finalAt: true } });
  return finalAt !== null && Date.now() - finalAt.getTime() > LATE_MS;
}

/** Lines retain their row over updates, since returns refer to it. */
async function writeLines(tx: Tx, saleId: number, draft: OrderDraft, { isLate }: { isLate: boolean }): Promise<void> {
  const existing = await tx.saleLine.findMany({
    where: { saleId },
    select: { id: true, kind: true, remoteLineId: true, sku: true, variationId: true, isMatchedLate: true },
  });
  const rowOf = new Map(
    existing.flatMap((row) => (row.remoteLineId === null ? [] : [[keyOf(row.kind, row.remoteLineId), row] as const])),
  );
  const writtenIds = new Set<number>();
  for (const [position, line] of draft.lines.entries()) {
    const { taxes, restocked: _restocked, countedOut, isCountedBefore = false, ...columns } = line;
    const known = line.remoteLineId === null ? undefined : rowOf.get(keyOf(line.kind, line.remoteLineId));
    const isMatched = known !== undefined && known.variationId === null && line.variationId !== null;
    // A line that is added later to a sale of before is none of before.
    const isNew = existing.length === 0;
    const isMatchedLate = isCountedBefore || ((isLate || known?.isMatchedLate === true) && countedOut === undefined);
    const data = {
      ...columns,
      position,
      ...(known ? soldAs(known, line) : {}),
      ...(isMatched || isNew ? { isMatchedLate } : {}),
      // Decided once: later changes of the order are not part of the quantity that was pulled.
      ...(known === undefined || isMatched ? { countedOut: countedOut ?? "0" } : {}),
    };
    const lineId = known?.id ?? (await tx.saleLine.create({ data: { saleId, ...data }, select: { id: true } })).id;
    if (known !== undefined) {
      await tx.saleLine.update({ where: { id: lineId }, data });
      await tx.saleLineTax.deleteMany({ where: { saleLineId: lineId } });
    }
    if (taxes.length > 0)
      await tx.saleLineTax.createMany({ data: taxes.map((tax) => ({ saleLineId: lineId, ...tax })) });
    writtenIds.add(lineId);
  }
  await tx.saleLine.deleteMany({ where: { saleId, id: { notIn: [...writtenIds] } } });
}

type SoldRow = { sku: string | null; variationId: number | null };

/**
 * A line whose goods are known stays with its variation, though the product is sold as another one since, or its link
 * is deleted: the goods of that day were taken from that variation.
 */
function soldAs(row: SoldRow, line: DraftLine): Partial<Pick<DraftLine, "kind" | "variationId" | "isFlagged">> {
  if (row.variationId === null || row.sku !== line.sku) return {};
  return { kind: "product", variationId: row.variationId, isFlagged: false };
}

/** The key includes the kind: ids of product, shipping and fee lines share a sequence in the store only. */
function keyOf(kind: string, remoteLineId: number): string {
  return `${kind === "free_text" ? "product" : kind}:${remoteLineId}`;
}

/** Edited lines stay unchanged, except for how much the store reduced its stock, which only the store knows. */
async function writeStoreStock(tx: Tx, saleId: number, draft: OrderDraft): Promise<void> {
  for (const line of draft.lines) {
    if (line.remoteLineId === null) continue;
    await tx.saleLine.updateMany({
      where: { saleId, remoteLineId: line.remoteLineId },
      data: { storeReduced: line.storeReduced },
    });
  }
}

async function writePaymentAndCoupons(tx: Tx, saleId: number, draft: OrderDraft): Promise<void> {
  // Payments keep their rows by position, even when method, label and transaction change; nothing else adds payments.
  const own = await tx.salePayment.findMany({ where: { saleId }, orderBy: { id: "asc" }, select: { id: true } });
  for (const [position, payment] of draft.payments.entries()) {
    const known = own[position];
    if (known) await tx.salePayment.update({ where: { id: known.id }, data: payment });
    else await tx.salePayment.create({ data: { saleId, ...payment } });
  }
  const surplus = own.slice(draft.payments.length).map(({ id }) => id);
  if (surplus.length > 0) await tx.salePayment.deleteMany({ where: { id: { in: surplus } } });
  await tx.saleCoupon.deleteMany({ where: { saleId } });
  if (draft.coupons.length > 0)
    await tx.saleCoupon.createMany({ data: draft.coupons.map((coupon) => ({ saleId, ...coupon })) });
}

async function writeReturns(tx: Tx, saleId: number, draft: OrderDraft): Promise<void> {
  const lines = await tx.saleLine.findMany({
    where: { saleId, remoteLineId: { not: null } },
    select: { id: true, kind: true, remoteLineId: true },
  });
  const lineIdOf = new Map(
    lines
      .filter((line) => line.kind === "product" || line.kind === "free_text")
      .map((line) => [line.remoteLineId, line.id]),
  );
  for (const { remoteId, reason, total, createdAt, lines: returned } of draft.returns) {
    const data = { reason, total, ...(createdAt ? { createdAt } : {}) };
    const saleReturn = await tx.saleReturn.upsert({
      where: { saleId_remoteId: { saleId, remoteId } },
      create: { saleId, remoteId, ...data },
      update: data,
    });
    await tx.saleReturnLine.deleteMany({ where: { saleReturnId: saleReturn.id } });
    if (returned.length > 0) {
      await tx.saleReturnLine.createMany({
        data: returned.map(({ remoteLineId, ...line }): Prisma.SaleReturnLineCreateManyInput => ({
          saleReturnId: saleReturn.id,
          saleLineId: lineIdOf.get(remoteLineId) ?? null,
          ...line,
        })),
      });
    }
  }
  const remoteIds = draft.returns.map((draftReturn) => draftReturn.remoteId);
  // Refunds deleted in the store are deleted here; returns made in the POS have no remote id and stay.
  await tx.saleReturn.deleteMany({ where: { saleId, remoteId: { not: null, notIn: remoteIds } } });
}
