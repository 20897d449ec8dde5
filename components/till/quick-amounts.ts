import { Decimal } from "decimal.js";

/** Notes are ones, twos and fives of some power of ten, whatever the currency. */
const STEPS = [5, 10, 20, 50, 100];

/**
 * The exact amount, then the amounts likely to be handed over: the next full five, ten, twenty, fifty and hundred, in
 * units that fit the amount (12.30 → 15, 20, 50, 100; 12 300 → 15 000, 20 000 …).
 */
export function quickAmounts(due: string, count = 4): string[] {
  const amount = new Decimal(due);
  if (amount.lte(0)) return [amount.toFixed()];
  // 12.30 and 99.99 are paid in units, 1 230 in hundreds.
  const unit = new Decimal(10).pow(Math.max(0, amount.e - 2));
  const rounded = STEPS.map((step) => amount.div(unit.times(step)).ceil().times(unit.times(step)).toFixed());
  return [...new Set([amount.toFixed(), ...rounded])].slice(0, count);
}
