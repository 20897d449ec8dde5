import { z } from "zod";
import { idTextSchema } from "@/lib/id-schema";
import type { ListQuery } from "@/lib/list/filter";

export const SALE_SOURCES = ["pos", "woocommerce"] as const;

/** A held sale is a draft too, and has its own entry since people look for it most. */
export const SALE_STATES = ["final", "draft", "held", "returned"] as const;

/** The filters of the list of sales, as parameters of the address. Days are days in the business's time zone. */
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
