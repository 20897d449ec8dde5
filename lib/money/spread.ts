import { Decimal } from "decimal.js";

/** Wide enough for fifteen digits times fifteen digits; decimal.js's own 20 digits would round on the way. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/**
 * Deals an amount out in proportion to `weights`: everybody gets the whole units of their share, and
 * what is left goes unit by unit to those who lost the most by rounding, first come first served.
 * No share is larger than its weight as long as the amount is not larger than their sum. The shares
 * add up to the amount to the last unit, unless all weights are zero: then nobody gets anything.
 *
 * @param decimals digits of the unit, which `amount` has no more of
 */
export function spread(amount: Decimal, weights: readonly Decimal[], decimals: number): Decimal[] {
  const total = weights.reduce<Decimal>((sum, weight) => sum.plus(weight), new Exact(0));
  if (amount.isZero() || total.isZero()) return weights.map(() => new Exact(0));
  const unit = new Exact(10).pow(-decimals);
  const exact = weights.map((weight) => new Exact(amount).times(weight).div(total));
  const shares = exact.map((share) => share.toDecimalPlaces(decimals, Decimal.ROUND_DOWN));
  const dealt = shares.reduce<Decimal>((sum, share) => sum.plus(share), new Exact(0));
  const left = new Exact(amount).minus(dealt).div(unit).toDecimalPlaces(0).toNumber();
  const byLoss = exact
    .map((share, index) => ({ index, lost: share.minus(shares[index]!) }))
    .sort((a, b) => b.lost.comparedTo(a.lost) || a.index - b.index);
  for (const { index } of byLoss.slice(0, left)) shares[index] = shares[index]!.plus(unit);
  return shares;
}
