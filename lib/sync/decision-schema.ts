import { z } from "zod";

export const decisionQuerySchema = z.object({ cursor: z.coerce.number().int().positive().optional() });

/** What staff may decide: it is that one, or it stays out of the store. */
export const decisionSchema = z.discriminatedUnion("action", [
  z.object({ action: z.literal("link"), remoteId: z.number().int().positive() }),
  z.object({ action: z.literal("disable") }),
]);
export type Decision = z.infer<typeof decisionSchema>;
