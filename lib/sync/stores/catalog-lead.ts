import type { CatalogLead } from "@/lib/generated/prisma/enums";

/** What one side has; null is unknown. */
export type SideCounts = {
  simpleProducts: number | null;
  variableProducts: number | null;
  /** Grouped, external and plugins' types, which the POS does not have. */
  otherProducts: number | null;
  categories: number | null;
  orders: number | null;
  /** Tax classes of a store, tax rates of the POS. */
  taxes: number | null;
};

/** Suggests who leads by what each side has. An empty pair begins in the POS. */
export function suggestLead(store: SideCounts, shop: SideCounts): CatalogLead {
  const has = ({ simpleProducts, variableProducts }: SideCounts) => (simpleProducts ?? 0) + (variableProducts ?? 0) > 0;
  if (!has(store)) return "pos";
  return has(shop) ? "both" : "store";
}
