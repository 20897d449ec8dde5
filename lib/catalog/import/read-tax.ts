/** The tax rate that a person chose for a tax class: a rate's id, or "none" for no tax. */
export type TaxChoice = number | "none";

/** The choices by `taxClassKey`. */
export type TaxChoices = Readonly<Record<string, TaxChoice>>;

type Rate = { id: number; name: string };

/** The key of WooCommerce's standard class, whose name is empty in its files. */
export const STANDARD_CLASS = "standard";

/** A tax class as name or as slug, in one form: "Reduced rate" and "reduced-rate" are the same. */
export function taxClassKey(name: string): string {
  const slug = name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return slug === "" ? STANDARD_CLASS : slug;
}

/** The rate that needs no choice: the one of the class's name, for the standard class also the only one. */
export function rateOfClass(key: string, rates: readonly Rate[]): Rate | undefined {
  const named = rates.find(({ name }) => taxClassKey(name) === key);
  return named ?? (key === STANDARD_CLASS && rates.length === 1 ? rates[0] : undefined);
}

/**
 * The tax class of a line by `taxClassKey`; null where the line is not taxed by a class of its own, and "none" where it
 * is not taxed at all.
 */
export function readTaxClass(status: string | null, taxClass: string | null): { key: string } | "none" | null {
  const taxed = status?.toLowerCase() ?? null;
  // "shipping" taxes the delivery only.
  if (taxed === "none" || taxed === "shipping") return "none";
  // The POS stores a variation's tax rate on its product, too.
  if (taxClass?.toLowerCase() === "parent" || (taxed === null && taxClass === null)) return null;
  return { key: taxClassKey(taxClass ?? "") };
}

/**
 * The tax rate of a line: what a person chose for its class, or the rate of the same name.
 *
 * @returns null when the line changes no tax; "unknown" for a class without a rate; "open" for the standard class
 * without one, because goods that are sold untaxed by mistake cost the shop the tax
 */
export function readTax(
  status: string | null,
  taxClass: string | null,
  rates: readonly Rate[],
  choices: TaxChoices,
): { id: number | null } | "unknown" | "open" | null {
  const found = readTaxClass(status, taxClass);
  if (found === "none") return { id: null };
  if (found === null) return null;
  const choice = choices[found.key];
  if (choice === "none") return null;
  const id = choice ?? rateOfClass(found.key, rates)?.id;
  if (id !== undefined) return { id };
  return found.key === STANDARD_CLASS ? "open" : "unknown";
}
