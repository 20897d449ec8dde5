/** Which of our rates WooCommerce's standard class is: a rate's id, "none" for no tax, null when nobody said. */
export type StandardTax = number | "none" | null;

type Rate = { id: number; name: string };

const slug = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

/**
 * Null: the line says nothing of tax. A class is a tax rate of the same name, written as name or as
 * WooCommerce's slug; its standard class has an empty name, so that which rate it is has to be told
 * ("open" until then: sold untaxed by mistake it would cost the shop the tax).
 */
export function readTax(
  status: string | null,
  taxClass: string | null,
  rates: readonly Rate[],
  standardTax: StandardTax,
): { id: number | null } | "unknown" | "open" | null {
  const taxed = status?.toLowerCase() ?? null;
  // "shipping" taxes what sending it costs, and not the thing.
  if (taxed === "none" || taxed === "shipping") return { id: null };
  // A variation has the class of its parent, and that is where it is kept here too.
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
