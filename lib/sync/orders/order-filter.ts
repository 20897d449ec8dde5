import { z } from "zod";
import type { ListQuery } from "@/lib/list/filter";
import { ORDER_VIEWS } from "./order-view";

/** The filters of a store's orders, as the query string has them. */
export const orderFilterSchema = z.object({
  view: z.enum(ORDER_VIEWS).optional(),
  /** Slug of the store's order status. */
  status: z.string().trim().max(60).optional(),
  /** Part of a number, a customer's name or e-mail, or an SKU. */
  q: z.string().trim().max(200).optional(),
});
export type OrderFilter = z.infer<typeof orderFilterSchema>;
export type OrderQuery = ListQuery<OrderFilter>;
