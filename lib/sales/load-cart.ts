import { Decimal } from "decimal.js";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Cart } from "./cart-schema";
import { lineName } from "./line-name";
import { computeSaleTotals, type LineTotals, type SaleTotals } from "./sale-totals";

export type LoadedLine = {
  variationId: number;
  name: string;
  sku: string;
  quantity: string;
  tracksStock: boolean;
  taxRate: { id: number; name: string; percent: string } | null;
  totals: LineTotals;
};

export type LoadedCart = {
  currency: string;
  pricesIncludeTax: boolean;
  lines: LoadedLine[];
  totals: SaleTotals;
};

/**
 * What a cart costs by the prices and taxes of this moment. Refuses what is not this business's, and
 * products that are no longer sold.
 */
export async function loadCart(tx: Tx, businessId: number, cart: Cart): Promise<LoadedCart> {
  const [business, location, customer] = await Promise.all([
    tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { currency: true, pricesIncludeTax: true } }),
    tx.location.findFirst({ where: { id: cart.locationId, businessId, isArchived: false }, select: { id: true } }),
    cart.customerId === null ? null : tx.customer.findFirst({ where: { id: cart.customerId, businessId, isArchived: false }, select: { id: true } }),
  ]);
  if (location === null) throw new AppError("conflict", "tillLocationGone");
  if (cart.customerId !== null && customer === null) throw new AppError("conflict", "tillCustomerGone");

  const variations = await loadVariations(tx, businessId, cart);
  const rows = cart.lines.map((line) => {
    const variation = variations.get(line.variationId);
    if (variation === undefined) throw new AppError("conflict", "tillProductGone");
    return { line, variation };
  });
  const totals = computeSaleTotals({
    ...business,
    discount: cart.discount,
    lines: rows.map(({ line, variation }) => ({ ...line, unitPrice: variation.price, taxPercent: variation.taxRate?.percent ?? "0" })),
  });
  return {
    ...business,
    totals,
    lines: rows.map(({ line, variation }, index) => ({
      variationId: variation.id,
      name: variation.name,
      sku: variation.sku,
      quantity: line.quantity,
      tracksStock: variation.tracksStock,
      taxRate: variation.taxRate,
      totals: totals.lines[index]!,
    })),
  };
}

async function loadVariations(tx: Tx, businessId: number, cart: Cart) {
  const rows = await tx.variation.findMany({
    where: { businessId, id: { in: cart.lines.map((line) => line.variationId) }, isArchived: false, product: { isArchived: false } },
    select: {
      id: true,
      sku: true,
      price: true,
      options: { orderBy: { value: { attributeId: "asc" } }, select: { value: { select: { name: true } } } },
      product: { select: { name: true, tracksStock: true, taxRate: { select: { id: true, name: true, percent: true } } } },
    },
  });
  return new Map(
    rows.map(({ id, sku, price, options, product }) => [
      id,
      {
        id,
        sku,
        price: price.toFixed(),
        name: lineName(product.name, options.map(({ value }) => value.name)),
        tracksStock: product.tracksStock,
        taxRate: product.taxRate && { ...product.taxRate, percent: product.taxRate.percent.toFixed() },
      },
    ]),
  );
}

/** How many of each variation a cart takes from the shelf. */
export function stockOfCart(lines: readonly LoadedLine[]): Map<number, Decimal> {
  const wanted = new Map<number, Decimal>();
  for (const { variationId, quantity, tracksStock } of lines) {
    if (tracksStock) wanted.set(variationId, (wanted.get(variationId) ?? new Decimal(0)).plus(quantity));
  }
  return wanted;
}
