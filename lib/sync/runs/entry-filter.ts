import { z } from "zod";
import { EntryEntity, EntryOperation, EntryOutcome } from "@/lib/generated/prisma/enums";
import type { ListQuery } from "@/lib/list/filter";

/** The filters of a run's log as they stand in the address. */
export const entryFilterSchema = z.object({
  outcome: z.enum(EntryOutcome).optional(),
  operation: z.enum(EntryOperation).optional(),
  entity: z.enum(EntryEntity).optional(),
  /** Part of a name or SKU. */
  q: z.string().trim().max(200).optional(),
});
export type EntryFilter = z.infer<typeof entryFilterSchema>;
export type EntryQuery = ListQuery<EntryFilter>;
