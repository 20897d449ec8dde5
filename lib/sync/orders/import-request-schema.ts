import { z } from "zod";

/** What a person types to have one order imported. */
export const importRequestSchema = z.object({
  /** As the store prints it, or the id: "#1042" or "1042". */
  number: z.string().trim().min(1, "required").max(60, "tooLong"),
});
