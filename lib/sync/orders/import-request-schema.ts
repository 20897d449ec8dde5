import { z } from "zod";

/** What a person types for a manual import of one order. */
export const importRequestSchema = z.object({
  /** The number as the store prints it, or the id: "#1042" or "1042". */
  number: z.string().trim().min(1, "required").max(60, "tooLong"),
});
