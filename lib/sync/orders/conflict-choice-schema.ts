import { z } from "zod";

/** Which side of an order in conflict a person keeps. */
export const conflictChoiceSchema = z.object({
  keep: z.enum(["pos", "store"]),
  /** Of the conflict that was looked at: the store may have changed the order again meanwhile. */
  contentHash: z.string().max(100),
});
export type ConflictChoice = z.infer<typeof conflictChoiceSchema>;
