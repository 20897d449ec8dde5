import { type ProductFilter, productFilterSchema } from "./product-schema";

const KEYS = ["q", "category", "type", "stock", "sync", "archived"] as const;

/**
 * The filters in an address. What is not understood is left out: an old bookmark shows too much
 * rather than an error.
 */
export function readProductFilter(params: Record<string, string | string[] | undefined>): ProductFilter {
  const filter: Record<string, string> = {};
  for (const key of KEYS) {
    const value = params[key];
    const parsed = productFilterSchema.shape[key].safeParse(value);
    if (parsed.success && parsed.data) filter[key] = parsed.data;
  }
  return productFilterSchema.parse(filter);
}

/** The query string of the filters, in one order, without those that are empty. */
export function writeProductFilter(filter: ProductFilter): string {
  const params = new URLSearchParams();
  for (const key of KEYS) if (filter[key]) params.set(key, filter[key]);
  return params.toString();
}
