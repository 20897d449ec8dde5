import { z } from "zod";

/** What a person may start from the sync page. */
export const runRequestSchema = z.union([
  z.object({
    kind: z.enum(["categories", "products"]),
    mode: z.enum(["new", "all"]),
    /** Send everything again, also what did not change. */
    isForced: z.boolean().default(false),
  }),
  // Orders are read from where the last reading ended; there is nothing else to choose.
  z.object({ kind: z.literal("orders"), mode: z.literal("changed"), isForced: z.literal(false).default(false) }),
]);
export type RunRequestInput = z.input<typeof runRequestSchema>;
