import { Decimal } from "decimal.js";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Cart } from "./cart-schema";
import { effectivePrice, PRICES } from "@/lib/catalog/effective-price";
import { lineName } from "./line-name";
import { computeSaleTotals, type LineTotals, type SaleTotals } from "./sale-totals";

export type TaxRateOfLine = { id: number; name: string; percent: string };

export type LoadedLine = {
  variationId: number;
  name: string;
  sku: string;
  quantity: string;
  tracksStock: boolean;
  /** The rate of the product, or the rates of its tax group. Empty when untaxed. */
  taxRates: TaxRateOfLine[];
  totals: LineTotals;
};

export type LoadedCart = {
  currency: string;
  pricesIncludeTax: boolean;
  lines: LoadedLine[];
  totals: SaleTotals;
};

/**
 * Computes a cart with the present prices and taxes. A sale price is charged while its time is now.
 *
 * @throws AppError `conflict` (`tillLocationGone`, `tillCustomerGone`, `tillProductGone`) when one of them is archived or
 *   belongs to another business
 */
export async function loadCart(tx: Tx, businessId: number, cart: Cart): Promise<LoadedCart> {
  const [business, location, customer] = await Promise.all([
    tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { currency: true, pricesIncludeTax: true } }),
    tx.location.findFirst({ where: { id: cart.locationId, businessId, isArchived: false }, select: { id: true } }),
    cart.customerId === null
      ? null
      : tx.customer.findFirst({ where: { id: cart.customerId, businessId, isArchived: false }, select: { id: true } }),
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
    lines: rows.map(({ line, variation }) => ({
      ...line,
      unitPrice: variation.price,
      taxPercent: totalPercent(variation.taxRates),
    })),
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
      taxRates: variation.taxRates,
      totals: totals.lines[index]!,
    })),
  };
}

const RATE = { id: true, name: true, percent: true } as const satisfies Prisma.TaxRateSelect;
const MEMBERS = {
  orderBy: [{ position: "asc" }, { rateId: "asc" }],
  select: { rate: { select: RATE } },
} as const satisfies Prisma.TaxRate$membersArgs;

async function loadVariations(tx: Tx, businessId: number, cart: Cart) {
  const now = new Date();
  const rows = await tx.variation.findMany({
    where: {
      businessId,
      id: { in: cart.lines.map((line) => line.variationId) },
      isArchived: false,
      product: { isArchived: false },
    },
    select: {
      id: true,
      sku: true,
      ...PRICES,
      options: { orderBy: { value: { attributeId: "asc" } }, select: { value: { select: { name: true } } } },
      product: { select: { name: true, tracksStock: true, taxRate: { select: { ...RATE, members: MEMBERS } } } },
    },
  });
  return new Map(
    rows.map(({ id, sku, options, product, ...prices }) => [
      id,
      {
        id,
        sku,
        price: effectivePrice(prices, now),
        name: lineName(
          product.name,
          options.map(({ value }) => value.name),
        ),
        tracksStock: product.tracksStock,
        taxRates: toTaxRates(product.taxRate),
      },
    ]),
  );
}

type LoadedRate = Prisma.TaxRateGetPayload<{ select: typeof RATE }>;

function toTaxRates(rate: (LoadedRate & { members: { rate: LoadedRate }[] }) | null): TaxRateOfLine[] {
  if (rate === null) return [];
  const { members, ...ownRate } = rate;
  const rates = members.length === 0 ? [ownRate] : members.map((member) => member.rate);
  return rates.map(({ id, name, percent }) => ({ id, name, percent: percent.toFixed() }));
}

/** Sums the rates that are written with the line, since a group's own percentage may be changed at the same time. */
function totalPercent(rates: readonly TaxRateOfLine[]): string {
  return rates.reduce((sum, { percent }) => sum.plus(percent), new Decimal(0)).toFixed();
}

/** Quantities per variation that a cart takes from stock. Untracked products take none. */
export function stockOfCart(lines: readonly LoadedLine[]): Map<number, Decimal> {
  const wanted = new Map<number, Decimal>();
  for (const { variationId, quantity, tracksStock } of lines) {
    if (tracksStock) wanted.set(variationId, (wanted.get(variationId) ?? new Decimal(0)).plus(quantity));
  }
  return wanted;
}
