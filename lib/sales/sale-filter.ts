import { z } from "zod";

export const SALE_SOURCES = ["pos", "woocommerce"] as const;

/** held is a draft as well; it has its own entry since it is looked for most. */
export const SALE_STATES = ["final", "draft", "held", "returned"] as const;

const idText = z.string().regex(/^[1-9]\d{0,9}$/, "notANumber");

/** The filters of the list of sales as they stand in the address. Days are the business's own. */
export const saleFilterSchema = z.object({
  q: z.string().trim().max(200, "tooLong").optional(),
  source: z.enum(SALE_SOURCES).optional(),
  status: z.enum(SALE_STATES).optional(),
  location: idText.optional(),
  customer: idText.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

export const saleQuerySchema = saleFilterSchema.extend({
  /** `nextCursor` of the page before. */
  cursor: z.string().max(2000).optional(),
});

export type SaleFilter = z.infer<typeof saleFilterSchema>;
export type SaleQuery = z.infer<typeof saleQuerySchema>;

const KEYS = ["q", "source", "status", "location", "customer", "from", "to"] as const;

/** The filters in an address. What is not understood is left out: an old bookmark shows too much rather than an error. */
export function readSaleFilter(params: Record<string, string | string[] | undefined>): SaleFilter {
  const filter: Record<string, string> = {};
  for (const key of KEYS) {
    const parsed = saleFilterSchema.shape[key].safeParse(params[key]);
    if (parsed.success && parsed.data) filter[key] = parsed.data;
  }
  return saleFilterSchema.parse(filter);
}

/** The query string of the filters, in one order, without those that are empty. */
export function writeSaleFilter(filter: SaleFilter): string {
  const params = new URLSearchParams();
  for (const key of KEYS) if (filter[key]) params.set(key, filter[key]);
  return params.toString();
}
