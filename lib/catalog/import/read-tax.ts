/** The tax rate for WooCommerce's standard class: a rate's id, "none" for no tax, null when none was chosen. */
export type StandardTax = number | "none" | null;

type Rate = { id: number; name: string };

const slug = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

/**
 * The tax rate of a line. A tax class is the rate of the same name, as name or as WooCommerce's slug. The standard
 * class has an empty name, so a person chooses its rate.
 *
 * @returns null when the line has no tax columns; "unknown" for a class without a rate; "open" for the standard
 * class without a choice, because goods that are sold untaxed by mistake cost the shop the tax
 */
export function readTax(
  status: string | null,
  taxClass: string | null,
  rates: readonly Rate[],
  standardTax: StandardTax,
): { id: number | null } | "unknown" | "open" | null {
  const taxed = status?.toLowerCase() ?? null;
  // "shipping" taxes the delivery only.
  if (taxed === "none" || taxed === "shipping") return { id: null };
  // The POS stores a variation's tax rate on its product, too.
  if (taxClass?.toLowerCase() === "parent") return null;
  if (taxClass !== null) {
    const rate = rates.find(({ name }) => slug(name) === slug(taxClass));
    if (rate !== undefined) return { id: rate.id };
    if (slug(taxClass) !== "standard") return "unknown";
  }
  if (taxed === null && taxClass === null) return null;
  if (standardTax === "none") return null;
  const named = rates.find(({ name }) => slug(name) === "standard") ?? (rates.length === 1 ? rates[0] : undefined);
  const id = standardTax ?? named?.id;
  return id === undefined ? "open" : { id };
}
