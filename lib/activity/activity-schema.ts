import { z } from "zod";
import { idTextSchema } from "@/lib/id-schema";
import type { ListQuery } from "@/lib/list/filter";
import type { Page } from "@/lib/list/page";
import type { ActivityChange } from "./activity-changes";

/** Kinds of things that activities are about. */
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

/** The filters as parameters of the address. Days are days in the business's time zone. */
export const activityFilterSchema = z.object({
  entity: z.enum(ACTIVITY_ENTITIES).optional(),
  user: idTextSchema.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

export type ActivityFilter = z.infer<typeof activityFilterSchema>;
export type ActivityQuery = ListQuery<ActivityFilter>;

export type ActivityView = {
  id: number;
  action: string;
  entity: string;
  entityId: number | null;
  details: Record<string, string>;
  /** Old and new value, field by field. */
  changes: ActivityChange[];
  userName: string | null;
  createdAt: string;
};

export type ActivityPage = Page<ActivityView>;
