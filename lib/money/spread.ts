import { Decimal } from "decimal.js";

/** Enough for the product of two numbers of fifteen digits; decimal.js's default of 20 would round it. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/**
 * Divides an amount in proportion to `weights` by the largest remainder: each share is rounded down, and the rest goes
 * unit by unit to the shares that lost most, the first of equals first. The shares add up to the amount exactly, or
 * are all zero when all weights are. No share exceeds its weight while the amount does not exceed their sum.
 *
 * @param decimals digits of a unit; `amount` has at most as many
 */
export function spread(amount: Decimal, weights: readonly Decimal[], decimals: number): Decimal[] {
  const total = weights.reduce<Decimal>((sum, weight) => sum.plus(weight), new Exact(0));
  if (amount.isZero() || total.isZero()) return weights.map(() => new Exact(0));
  const unit = new Exact(10).pow(-decimals);
  const exact = weights.map((weight) => new Exact(amount).times(weight).div(total));
  const shares = exact.map((share) => share.toDecimalPlaces(decimals, Decimal.ROUND_DOWN));
  const assigned = shares.reduce<Decimal>((sum, share) => sum.plus(share), new Exact(0));
  const remainingUnits = new Exact(amount).minus(assigned).div(unit).toDecimalPlaces(0).toNumber();
  const byLoss = exact
    .map((share, index) => ({ index, lost: share.minus(shares[index]!) }))
    .sort((a, b) => b.lost.comparedTo(a.lost) || a.index - b.index);
  for (const { index } of byLoss.slice(0, remainingUnits)) shares[index] = shares[index]!.plus(unit);
  return shares;
}
