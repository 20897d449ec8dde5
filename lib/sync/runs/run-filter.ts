import { z } from "zod";
import type { ListQuery } from "@/lib/list/filter";

export const LISTED_KINDS = ["products", "categories", "orders"] as const;
export const ENDED_STATUSES = ["completed", "cancelled", "failed"] as const;

/** The filters of a store's history as they stand in the address. */
export const runFilterSchema = z.object({
  kind: z.enum(LISTED_KINDS).optional(),
  status: z.enum(ENDED_STATUSES).optional(),
  /** Only runs in which something failed. */
  failing: z.literal("1").optional(),
});
export type RunFilter = z.infer<typeof runFilterSchema>;
export type RunQuery = ListQuery<RunFilter>;
