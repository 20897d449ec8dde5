import { z } from "zod";
import { queryIdSchema } from "@/lib/id-schema";
import type { ActivityChange } from "./activity-changes";

/** What activities are about. */
export const ACTIVITY_ENTITIES = [
  "sale",
  "customer",
  "product",
  "category",
  "stock",
  "tax",
  "location",
  "user",
  "settings",
  "store",
] as const;

export type ActivityEntity = (typeof ACTIVITY_ENTITIES)[number];

const idText = z.string().regex(/^[1-9]\d{0,9}$/, "notANumber");

/** The filters as they stand in the address. Days are the business's own. */
export const activityFilterSchema = z.object({
  entity: z.enum(ACTIVITY_ENTITIES).optional(),
  user: idText.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

export const activityQuerySchema = activityFilterSchema.extend({
  /** `nextBefore` of the page before. */
  before: queryIdSchema.optional(),
});

export type ActivityFilter = z.infer<typeof activityFilterSchema>;
export type ActivityQuery = z.infer<typeof activityQuerySchema>;

export type ActivityView = {
  id: number;
  action: string;
  entity: string;
  entityId: number | null;
  details: Record<string, string>;
  /** Before and after, field by field. */
  changes: ActivityChange[];
  userName: string | null;
  createdAt: string;
};

export type ActivityPage = { items: ActivityView[]; nextBefore: number | null };
