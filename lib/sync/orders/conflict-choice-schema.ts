import { z } from "zod";

/** Which side of an order in conflict a person chooses. */
export const conflictChoiceSchema = z.object({
  keep: z.enum(["pos", "store"]),
  /** Hash of the conflict that was shown: the store may have changed the order again since. */
  contentHash: z.string().max(100),
});
export type ConflictChoice = z.infer<typeof conflictChoiceSchema>;
