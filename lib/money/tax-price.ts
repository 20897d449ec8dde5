import { Decimal } from "decimal.js";

/**
 * Enough that dividing by (1 + rate) and multiplying back yields the same cent, for amounts up to 10^20. decimal.js's
 * default of 20 significant digits is too few.
 */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/**
 * The price with tax, exact. The caller rounds once, with `roundMoney`, where the amount is shown or stored.
 *
 * @param net price without tax
 * @param percent tax rate in percent ("10" is ten percent)
 */
export function priceWithTax(net: Decimal | string, percent: Decimal | string): Decimal {
  return new Decimal(new Exact(net).times(factor(percent)));
}

/**
 * The price without its tax: gross / (1 + percent / 100), to 60 significant digits. The caller rounds once, at the end.
 *
 * @throws RangeError when the rate is -100 percent or less, which no price can contain
 */
export function priceWithoutTax(gross: Decimal | string, percent: Decimal | string): Decimal {
  const divisor = factor(percent);
  if (divisor.lte(0)) throw new RangeError("A tax rate must be above -100 percent");
  return new Decimal(new Exact(gross).div(divisor));
}

function factor(percent: Decimal | string): Decimal {
  return new Exact(percent).div(100).plus(1);
}
