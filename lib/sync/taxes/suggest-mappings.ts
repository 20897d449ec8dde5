import { Decimal } from "decimal.js";
import type { PosRateView, StoreClassView, StoreRateView } from "./tax-view";

type PosRate = Pick<PosRateView, "id" | "name" | "percent" | "isArchived" | "taxClass" | "memberPercents">;
type StoreRate = Pick<StoreRateView, "id" | "name" | "percent" | "taxClass" | "taxRateId">;

const isSamePercent = (a: string, b: string) => new Decimal(a).equals(b);
const nameOf = (name: string) => name.trim().toLowerCase();

const isPlain = (rate: PosRate) => rate.memberPercents.length === 0;

/** Of several with the right percentage the one of the same name, else the first. */
function pick<T extends { name: string; percent: string }>(
  candidates: readonly T[],
  wanted: { name: string; percent: string },
): T | null {
  const fitting = candidates.filter((candidate) => isSamePercent(candidate.percent, wanted.percent));
  return fitting.find((candidate) => nameOf(candidate.name) === nameOf(wanted.name)) ?? fitting[0] ?? null;
}

/**
 * For each of the POS's rates without a class, the class in which the store has a rate of the same
 * percentage, the standard class first. A group whose sum no rate of the store has goes to the class
 * in which the store has each of its rates: the store then adds them up itself. A rate of 0 % is
 * never guessed at: every class may have one.
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

/** The first class with a rate of its own for each of the percentages; two of 5 % need two of 5 %. */
function classWithAll(rates: readonly StoreRate[], percents: readonly string[]): string | null {
  const taxed = percents.filter((percent) => !new Decimal(percent).isZero());
  if (taxed.length === 0) return null;
  const countOf = (all: readonly string[], percent: string) =>
    all.filter((each) => isSamePercent(each, percent)).length;
  const classes = new Set(rates.map((rate) => rate.taxClass));
  for (const taxClass of classes) {
    const theirs = rates.filter((rate) => rate.taxClass === taxClass).map((rate) => rate.percent);
    if (taxed.every((percent) => countOf(theirs, percent) >= countOf(taxed, percent))) return taxClass;
  }
  return null;
}

/** For each of the store's rates that is not mapped, the POS's rate of the same percentage, else a group of that sum. */
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
