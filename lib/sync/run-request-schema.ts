import { z } from "zod";

/** What a person may start from the sync page. */
export const runRequestSchema = z.object({
  kind: z.enum(["categories", "products"]),
  mode: z.enum(["new", "all"]),
  /** Send everything again, also what did not change. */
  isForced: z.boolean().default(false),
});
export type RunRequestInput = z.input<typeof runRequestSchema>;
