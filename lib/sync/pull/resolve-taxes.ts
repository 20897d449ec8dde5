import { Decimal } from "decimal.js";
import type { PulledTaxes, PullTaxChoice } from "./pull-schema";

/** A tax rate of the shop; `percent` is a decimal. */
export type ShopRate = { id: number; name: string; percent: string };

export type ResolvedTax = { choice: PullTaxChoice; name: string; percent: string };

/** What decides the local rate of a tax class. */
export type TaxInput = {
  taxes: PulledTaxes;
  /** What a person chose, by tax class. */
  chosen: Readonly<Record<string, PullTaxChoice>>;
  rates: readonly ShopRate[];
  /** Tax class → rate, of the tax mapping. */
  mapped: ReadonlyMap<string, number>;
};

const UNTAXED: ResolvedTax = { choice: "none", name: "", percent: "0" };

/**
 * Finds the local tax rate of a tax class: the chosen one, the mapped one, one of the same percentage, or a new one like
 * the store's. A store without rates has its goods taxed by the shop's only rate.
 */
export function resolveTax(taxClass: string, { taxes, chosen, rates, mapped }: TaxInput): ResolvedTax {
  const remote = taxes.rates.find((rate) => rate.taxClass === taxClass);
  const toMake: ResolvedTax | null = remote
    ? { choice: "make", name: remote.name || taxClass || "VAT", percent: remote.percent }
    : null;
  const byId = (id: number | undefined): ResolvedTax | null => {
    const rate = rates.find((known) => known.id === id);
    return rate ? { choice: rate.id, name: rate.name, percent: rate.percent } : null;
  };
  const choice = chosen[taxClass];
  if (choice === "none") return UNTAXED;
  if (choice === "make" && toMake) return toMake;
  const known = byId(typeof choice === "number" ? choice : undefined) ?? byId(mapped.get(taxClass));
  if (known) return known;
  if (!remote) return rates.length === 1 ? (byId(rates[0]?.id) ?? UNTAXED) : UNTAXED;
  const same = rates.filter(({ percent }) => new Decimal(percent).equals(remote.percent));
  const named = same.find(({ name }) => name.trim().toLowerCase() === remote.name.trim().toLowerCase());
  return byId((named ?? same[0])?.id) ?? toMake ?? UNTAXED;
}
