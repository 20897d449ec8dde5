import type { Tx } from "@/lib/db";
import { toPaymentRows } from "@/lib/sales/payment-rows";
import { computeSaleTotals, type SaleTotals } from "@/lib/sales/sale-totals";
import { settlePayments } from "@/lib/sales/settle-payments";
import { splitTax } from "@/lib/sales/split-tax";
import type { TillEvent, TillGoods } from "./plan-till-weeks";
import type { Goods, Past, SaleEvent } from "./till-past";

/** Writes the planned sales with their lines, taxes, payments and numbers. Returns their ids by their event. */
export async function writeSales(
  tx: Tx,
  { shop: { businessId, shopLocationId }, currency, sellers, shoppers }: Past,
  events: readonly TillEvent[],
): Promise<Map<TillEvent, number>> {
  const sales = events.filter((event) => event.kind === "sale");
  const totals = sales.map((sale) => totalsOf(sale, currency));
  const rows = await tx.sale.createManyAndReturn({
    data: sales.map(({ at, seller, shopper }, index) => ({
      businessId,
      number: numberOf(index),
      source: "pos" as const,
      status: "final" as const,
      locationId: shopLocationId,
      customerId: shopper === null ? null : (shoppers[shopper] ?? null),
      createdById: sellers[seller] ?? null,
      currency,
      subtotal: totals[index]!.subtotal,
      discountTotal: totals[index]!.discount,
      taxTotal: totals[index]!.tax,
      total: totals[index]!.total,
      ...timesOf(at),
    })),
    select: { id: true, number: true, total: true },
  });
  const idOf = new Map(rows.map(({ id, number }) => [number, id]));
  const ids = new Map(sales.map((sale, index): [TillEvent, number] => [sale, idOf.get(numberOf(index))!]));
  await writeLines(tx, sales, totals, ids, currency);
  await tx.salePayment.createMany({
    data: sales.flatMap((sale, index) => {
      const { total } = totals[index]!;
      const payments = [
        { method: sale.method, amount: sale.method === "cash" ? handedOver(total) : total, reference: "" },
      ];
      const { change } = settlePayments(total, payments);
      return toPaymentRows(ids.get(sale)!, payments, change).map((row) => ({ ...row, paidAt: sale.at }));
    }),
  });
  await tx.saleCounter.create({ data: { businessId, last: sales.length } });
  await tx.activity.createMany({
    data: sales.map((sale, index) => ({
      businessId,
      userId: sellers[sale.seller] ?? null,
      action: "sale.sold",
      entity: "sale",
      entityId: ids.get(sale)!,
      details: { number: numberOf(index), total: totals[index]!.total, currency },
      createdAt: sale.at,
    })),
  });
  return ids;
}

const numberOf = (index: number) => `POS-${String(index + 1).padStart(6, "0")}`;
const timesOf = (at: Date) => ({ soldAt: at, finalAt: at, createdAt: at, updatedAt: at });

function totalsOf({ lines, discount }: SaleEvent, currency: string): SaleTotals {
  return computeSaleTotals({
    currency,
    pricesIncludeTax: false,
    discount,
    lines: lines.map((line) => ({
      quantity: String(line.quantity),
      unitPrice: String(line.goods.price),
      taxPercent: goodsOf(line).taxRates[0]?.percent ?? "0",
      discount: line.discount,
    })),
  });
}

/** The plan hands back the goods that it was given. */
const goodsOf = ({ goods }: { goods: TillGoods }) => goods as Goods;

/** The next note or two: nobody counts out cents. */
function handedOver(total: string): string {
  const amount = Number(total);
  const note = amount > 20 ? 10 : 5;
  return String(Math.max(note, Math.ceil(amount / note) * note));
}

async function writeLines(
  tx: Tx,
  sales: readonly SaleEvent[],
  totals: readonly SaleTotals[],
  ids: ReadonlyMap<TillEvent, number>,
  currency: string,
): Promise<void> {
  const planned = sales.flatMap((sale, index) =>
    sale.lines.map((line, position) => ({
      line,
      position,
      saleId: ids.get(sale)!,
      totals: totals[index]!.lines[position]!,
    })),
  );
  const rows = await tx.saleLine.createManyAndReturn({
    data: planned.map(({ line, position, saleId, totals: of }) => ({
      saleId,
      position,
      variationId: line.goods.variationId,
      name: goodsOf(line).name,
      sku: goodsOf(line).sku,
      quantity: String(line.quantity),
      unitPrice: of.netUnitPrice,
      subtotal: of.subtotal,
      total: of.net,
      taxTotal: of.tax,
    })),
    select: { id: true, saleId: true, position: true },
  });
  const idOf = new Map(rows.map(({ id, saleId, position }) => [`${saleId}:${position}`, id]));
  await tx.saleLineTax.createMany({
    data: planned.flatMap(({ line, position, saleId, totals: of }) => {
      const rates = goodsOf(line).taxRates;
      const amounts = splitTax(of.tax, rates, currency);
      return rates.map(({ id, name, percent }, index) => ({
        saleLineId: idOf.get(`${saleId}:${position}`)!,
        taxRateId: id,
        label: name,
        percent,
        amount: amounts[index]!,
      }));
    }),
  });
}
