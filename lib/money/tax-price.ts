import { Decimal } from "decimal.js";

/**
 * Wide enough that dividing by (1 + rate) and multiplying back rounds to the cent it came from,
 * for amounts up to 10^20. decimal.js's default of 20 significant digits is not.
 */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/**
 * Adds a tax. Exact: round the result once, with `roundMoney`, where the amount is shown or stored.
 *
 * @param net price without tax
 * @param percent tax rate in percent ("10" is ten percent)
 */
export function priceWithTax(net: Decimal | string, percent: Decimal | string): Decimal {
  return new Decimal(new Exact(net).times(factor(percent)));
}

/**
 * Takes out a tax that the price contains: gross / (1 + percent / 100), to 60 significant digits.
 * Round the result once, at the end.
 *
 * @throws RangeError when the rate is -100 percent or less: no price could contain it
 */
export function priceWithoutTax(gross: Decimal | string, percent: Decimal | string): Decimal {
  const divisor = factor(percent);
  if (divisor.lte(0)) throw new RangeError("A tax rate must be above -100 percent");
  return new Decimal(new Exact(gross).div(divisor));
}

function factor(percent: Decimal | string): Decimal {
  return new Exact(percent).div(100).plus(1);
}
