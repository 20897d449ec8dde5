import { Decimal } from "decimal.js";
import type { PosRateView, StoreClassView, StoreRateView } from "./tax-view";

type PosRate = Pick<PosRateView, "id" | "name" | "percent" | "isArchived" | "taxClass" | "memberPercents">;
type StoreRate = Pick<StoreRateView, "id" | "name" | "percent" | "taxClass" | "taxRateId">;

const isSamePercent = (a: string, b: string) => new Decimal(a).equals(b);
const nameOf = (name: string) => name.trim().toLowerCase();

const isPlain = (rate: PosRate) => rate.memberPercents.length === 0;

/** Among candidates of the same percentage, the one of the same name, else the first. */
function pick<T extends { name: string; percent: string }>(
  candidates: readonly T[],
  wanted: { name: string; percent: string },
): T | null {
  const fitting = candidates.filter((candidate) => isSamePercent(candidate.percent, wanted.percent));
  return fitting.find((candidate) => nameOf(candidate.name) === nameOf(wanted.name)) ?? fitting[0] ?? null;
}

/**
 * Suggests, for each local rate without a class, the class with a remote rate of the same percentage, else the
 * class with each rate of a tax group, which the store then adds up. Rates of 0 % get no suggestion, since every
 * class may have such a rate.
 *
 * @returns tax rate id → class slug
 */
export function suggestClasses(
  posRates: readonly PosRate[],
  storeRates: readonly StoreRate[],
  classes: readonly StoreClassView[],
): Record<number, string> {
  const order = new Map(classes.map(({ slug }, position) => [slug, slug === "" ? -1 : position]));
  const known = storeRates.filter((rate) => order.has(rate.taxClass));
  const sorted = [...known].sort((a, b) => (order.get(a.taxClass) ?? 0) - (order.get(b.taxClass) ?? 0));
  const suggested: Record<number, string> = {};
  for (const rate of posRates) {
    if (rate.taxClass !== null || rate.isArchived || new Decimal(rate.percent).isZero()) continue;
    const taxClass = pick(sorted, rate)?.taxClass ?? classWithAll(sorted, rate.memberPercents);
    if (taxClass !== null) suggested[rate.id] = taxClass;
  }
  return suggested;
}

/** The first class with a separate rate for each percentage: two of 5 % need two rates of 5 %. */
function classWithAll(rates: readonly StoreRate[], percents: readonly string[]): string | null {
  const taxed = percents.filter((percent) => !new Decimal(percent).isZero());
  if (taxed.length === 0) return null;
  const countOf = (all: readonly string[], percent: string) =>
    all.filter((candidate) => isSamePercent(candidate, percent)).length;
  const classes = new Set(rates.map((rate) => rate.taxClass));
  for (const taxClass of classes) {
    const remotePercents = rates.filter((rate) => rate.taxClass === taxClass).map((rate) => rate.percent);
    if (taxed.every((percent) => countOf(remotePercents, percent) >= countOf(taxed, percent))) return taxClass;
  }
  return null;
}

/**
 * Suggests, for each unmapped remote rate, the local rate of the same percentage, else a tax group of that sum.
 *
 * @returns remote rate id → tax rate id
 */
export function suggestRates(storeRates: readonly StoreRate[], posRates: readonly PosRate[]): Record<number, number> {
  const usable = posRates.filter((rate) => !rate.isArchived);
  const suggested: Record<number, number> = {};
  for (const rate of storeRates) {
    if (rate.taxRateId !== null) continue;
    const fitting = pick(usable.filter(isPlain), rate) ?? pick(usable, rate);
    if (fitting) suggested[rate.id] = fitting.id;
  }
  return suggested;
}
