import { z } from "zod";
import { idTextSchema } from "@/lib/id-schema";
import type { ListQuery } from "@/lib/list/filter";

export const SALE_SOURCES = ["pos", "woocommerce"] as const;

/** held is a draft as well; it has its own entry since it is looked for most. */
export const SALE_STATES = ["final", "draft", "held", "returned"] as const;

/** The filters of the list of sales as they stand in the address. Days are the business's own. */
export const saleFilterSchema = z.object({
  q: z.string().trim().max(200, "tooLong").optional(),
  source: z.enum(SALE_SOURCES).optional(),
  status: z.enum(SALE_STATES).optional(),
  location: idTextSchema.optional(),
  customer: idTextSchema.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

export type SaleFilter = z.infer<typeof saleFilterSchema>;
export type SaleQuery = ListQuery<SaleFilter>;
