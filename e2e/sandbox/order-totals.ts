import { Decimal } from "decimal.js";
import { readDecimals } from "./currencies";
import { toText } from "./json";
import { findCoupon } from "./coupons";
import { findTaxRates, getTaxPlace, toLineTaxes, toRateCode } from "./order-tax";
import type { LineRecord, LineTax, OrderRecord } from "./state";
import { nextId, type Store } from "./store";
import { roundLineAmount, roundLineTax, roundTax } from "./tax-rounding";

const sum = (amounts: Iterable<string | Decimal>): Decimal => {
  let total = new Decimal(0);
  for (const amount of amounts) total = total.add(amount || 0);
  return total;
};

const sumTaxes = (taxes: LineTax[], field: "total" | "subtotal" = "total") => sum(taxes.map((tax) => tax[field]));

/** A half of a discount is rounded down (recorded: order.create.pending-with-coupon, 0.825 becomes 0.82). */
const roundDiscount = (amount: Decimal, decimals: number) => amount.toDecimalPlaces(decimals, Decimal.ROUND_HALF_DOWN);

function discountLine(type: string, amount: Decimal, line: LineRecord, share: Decimal, decimals: number): Decimal {
  const total = new Decimal(line.total);
  const discount =
    type === "percent"
      ? total.mul(amount).div(100)
      : type === "fixed_product"
        ? amount.mul(line.quantity)
        : amount.mul(share);
  return Decimal.min(roundDiscount(discount, decimals), total);
}

function applyCoupons(store: Store, order: OrderRecord): void {
  const decimals = readDecimals(store);
  for (const line of order.line_items) if (order.coupon_lines.length > 0) line.total = line.subtotal;
  for (const couponLine of order.coupon_lines) {
    const coupon = findCoupon(store, couponLine.code);
    if (!coupon) continue;
    const everything = sum(order.line_items.map((line) => line.total));
    let discounted = new Decimal(0);
    let discountedTax = new Decimal(0);
    for (const line of order.line_items) {
      const share = everything.isZero() ? new Decimal(0) : new Decimal(line.total).div(everything);
      const discount = discountLine(
        toText(coupon["discount_type"]),
        new Decimal(toText(coupon["amount"]) || 0),
        line,
        share,
        decimals,
      );
      const rates = findTaxRates(store, line.tax_class, getTaxPlace(store, order));
      line.total = new Decimal(line.total).sub(discount).toString();
      discounted = discounted.add(discount);
      discountedTax = discountedTax.add(sumTaxes(toLineTaxes(rates, discount, null)));
    }
    couponLine.discount = discounted.toString();
    couponLine.discount_tax = discountedTax.toString();
  }
}

/** Shipping takes the first class among the items' classes, the standard class first ("inherit"). */
function getShippingTaxClass(store: Store, order: OrderRecord): string {
  const used = order.line_items.map((line) => line.tax_class);
  return ["", ...store.state.taxClasses.map((taxClass) => taxClass.slug)].find((slug) => used.includes(slug)) ?? "";
}

function calculateTaxes(store: Store, order: OrderRecord): void {
  const place = getTaxPlace(store, order);
  for (const line of order.line_items) {
    line.taxes = toLineTaxes(
      findTaxRates(store, line.tax_class, place),
      new Decimal(line.total),
      new Decimal(line.subtotal),
    );
  }
  const shippingRates = findTaxRates(store, getShippingTaxClass(store, order), place).filter((rate) => rate.shipping);
  for (const line of order.shipping_lines) line.taxes = toLineTaxes(shippingRates, new Decimal(line.total || 0), null);
  for (const line of order.fee_lines) {
    const rates = line.tax_status === "taxable" ? findTaxRates(store, line.tax_class, place) : [];
    line.taxes = toLineTaxes(rates, new Decimal(line.total || 0), null);
  }
}

/**
 * One line per rate, in the order of the rates' first use; a rate's line keeps its id. Three times 0.005 are 0.03, or
 * 0.015 where only the sum is rounded.
 */
function updateTaxLines(store: Store, order: OrderRecord): void {
  const goods = [...order.line_items, ...order.fee_lines].flatMap((line) => line.taxes);
  const shipping = order.shipping_lines.flatMap((line) => line.taxes);
  const rateIds = [...new Set([...goods, ...shipping].map((tax) => tax.id))];
  const of = (taxes: LineTax[], id: number) =>
    sum(taxes.filter((tax) => tax.id === id).map((tax) => roundLineTax(store, tax.total)));
  order.tax_lines = rateIds.flatMap((rateId) => {
    const rate = store.state.taxRates.get(rateId);
    const before = order.tax_lines.find((line) => line.rate_id === rateId);
    if (!rate) return before ? [before] : [];
    return [
      {
        id: before?.id ?? nextId(store, "item"),
        rate_id: rateId,
        rate_code: toRateCode(rate),
        label: rate.name,
        compound: rate.compound,
        rate_percent: Number(rate.rate),
        tax_total: of(goods, rateId).toString(),
        shipping_tax_total: of(shipping, rateId).toString(),
      },
    ];
  });
}

export function recalculateOrder(store: Store, order: OrderRecord): void {
  applyCoupons(store, order);
  calculateTaxes(store, order);
  updateTaxLines(store, order);
}

type OrderTotals = Record<
  "discount" | "discountTax" | "shipping" | "shippingTax" | "cartTax" | "totalTax" | "total",
  Decimal
>;

/** Lines are rounded before the sum, or only the total is. */
export function getOrderTotals(store: Store, order: OrderRecord): OrderTotals {
  const decimals = readDecimals(store);
  const cartTax = sum(order.tax_lines.map((line) => line.tax_total));
  const shippingTax = sum(order.tax_lines.map((line) => line.shipping_tax_total));
  const shipping = sum(order.shipping_lines.map((line) => new Decimal(line.total || 0).toDecimalPlaces(decimals)));
  const goods = sum(order.line_items.map((line) => roundLineAmount(store, line.total))).toDecimalPlaces(decimals);
  const fees = sum(order.fee_lines.map((line) => line.total));
  const discount = sum(order.line_items.map((line) => new Decimal(line.subtotal).sub(line.total)));
  const discountTax = sum(order.line_items.map((line) => sumTaxes(line.taxes, "subtotal").sub(sumTaxes(line.taxes))));
  return {
    discount,
    discountTax: roundTax(store, discountTax),
    shipping,
    shippingTax,
    cartTax,
    totalTax: roundTax(store, cartTax.add(shippingTax)),
    total: goods.add(fees).add(shipping).add(cartTax).add(shippingTax).toDecimalPlaces(decimals),
  };
}
