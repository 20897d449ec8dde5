import { Decimal } from "decimal.js";
import { currencyDecimals } from "@/lib/money/currency-decimals";
import { spread } from "@/lib/money/spread";

/** Enough for the product of two numbers of fifteen digits; decimal.js's default of 20 would round it. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/** A decimal string: a percentage, or an amount with or without tax as the business enters prices. */
export type Discount = { kind: "percent" | "amount"; value: string };

export type PricedLine = {
  quantity: string;
  /** With or without tax, as the business enters prices. */
  unitPrice: string;
  taxPercent: string;
  discount: Discount | null;
};

export type TotalsInput = {
  currency: string;
  pricesIncludeTax: boolean;
  lines: readonly PricedLine[];
  discount: Discount | null;
};

export type LineTotals = {
  /** As prices are entered: the amount before discounts, both discounts, and the amount after them. */
  listed: string;
  lineDiscount: string;
  cartDiscount: string;
  charged: string;
  /** Per piece, net of tax, before discounts; six decimals. */
  netUnitPrice: string;
  /** Net of tax, before discounts. */
  subtotal: string;
  /** Net of tax, after discounts. */
  net: string;
  tax: string;
  /** With tax, after discounts. */
  gross: string;
};

export type SaleTotals = {
  lines: LineTotals[];
  /** As prices are entered. */
  listed: string;
  lineDiscount: string;
  cartDiscount: string;
  /** Net of tax. */
  subtotal: string;
  discount: string;
  net: string;
  tax: string;
  /** Net plus tax: what the customer pays. */
  total: string;
};

/**
 * Computes the totals of a sale. The till shows and the server stores the result of this function, each with its own
 * prices.
 *
 * Each line is rounded half up to the currency's decimals: first price times quantity, then the discount, then the tax.
 * The cart's discount is divided over the lines by the largest remainder, so that the lines add up to the total.
 */
export function computeSaleTotals({ currency, pricesIncludeTax, lines, discount }: TotalsInput): SaleTotals {
  const decimals = currencyDecimals(currency);
  const round = (amount: Decimal) => new Exact(amount).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);

  const listed = lines.map((line) => round(new Exact(line.unitPrice).times(line.quantity)));
  const lineDiscounts = lines.map((line, index) => discountOf(listed[index]!, line.discount, round));
  const discounted = listed.map((amount, index) => amount.minus(lineDiscounts[index]!));
  const shares = spread(discountOf(sum(discounted), discount, round), discounted, decimals);

  const totals = lines.map((line, index): LineTotals => {
    const charged = discounted[index]!.minus(shares[index]!);
    const taxed = withTax(charged, line.taxPercent, pricesIncludeTax, round);
    const factor = new Exact(line.taxPercent).div(100).plus(1);
    const unitPrice = new Exact(line.unitPrice);
    return {
      listed: listed[index]!.toFixed(),
      lineDiscount: lineDiscounts[index]!.toFixed(),
      cartDiscount: shares[index]!.toFixed(),
      charged: charged.toFixed(),
      netUnitPrice: (pricesIncludeTax ? unitPrice.div(factor) : unitPrice)
        .toDecimalPlaces(6, Decimal.ROUND_HALF_UP)
        .toFixed(),
      subtotal: withTax(listed[index]!, line.taxPercent, pricesIncludeTax, round).net.toFixed(),
      net: taxed.net.toFixed(),
      tax: taxed.tax.toFixed(),
      gross: taxed.net.plus(taxed.tax).toFixed(),
    };
  });

  const subtotal = sumOf(totals, "subtotal");
  const net = sumOf(totals, "net");
  const tax = sumOf(totals, "tax");
  return {
    lines: totals,
    listed: sum(listed).toFixed(),
    lineDiscount: sum(lineDiscounts).toFixed(),
    cartDiscount: sum(shares).toFixed(),
    subtotal: subtotal.toFixed(),
    discount: subtotal.minus(net).toFixed(),
    net: net.toFixed(),
    tax: tax.toFixed(),
    total: net.plus(tax).toFixed(),
  };
}

type Round = (amount: Decimal) => Decimal;

/** Between zero and the amount that it is taken from. */
function discountOf(amount: Decimal, discount: Discount | null, round: Round): Decimal {
  if (discount === null) return new Exact(0);
  const wanted = discount.kind === "percent" ? amount.times(discount.value).div(100) : new Exact(discount.value);
  return Exact.max(0, Exact.min(amount, round(wanted)));
}

function withTax(amount: Decimal, percent: string, isIncluded: boolean, round: Round): { net: Decimal; tax: Decimal } {
  const rate = new Exact(percent).div(100);
  if (!isIncluded) return { net: amount, tax: round(amount.times(rate)) };
  const tax = round(amount.minus(new Exact(amount).div(rate.plus(1))));
  return { net: amount.minus(tax), tax };
}

function sum(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce<Decimal>((total, amount) => total.plus(amount), new Exact(0));
}

function sumOf(lines: readonly LineTotals[], key: "subtotal" | "net" | "tax"): Decimal {
  return lines.reduce<Decimal>((total, line) => total.plus(line[key]), new Exact(0));
}
