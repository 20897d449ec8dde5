import { z } from "zod";
import { DeliveryOutcome } from "@/lib/generated/prisma/enums";
import type { ListQuery } from "@/lib/list/filter";
import { TOPIC_SLUGS } from "./topics";

/** The filters of a store's deliveries, as the query string has them. */
export const deliveryFilterSchema = z.object({
  topic: z.enum(TOPIC_SLUGS).optional(),
  outcome: z.enum(DeliveryOutcome).optional(),
});
export type DeliveryFilter = z.infer<typeof deliveryFilterSchema>;
export type DeliveryQuery = ListQuery<DeliveryFilter>;
