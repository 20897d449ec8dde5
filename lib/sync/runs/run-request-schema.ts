import { z } from "zod";
import { idSchema } from "@/lib/id-schema";

/** Most products of a run over chosen ones: more are the work of a run over all, which needs no list. */
export const MAX_CHOSEN = 500;

/** What a person may start from the sync page. */
export const runRequestSchema = z.union([
  z.object({
    kind: z.enum(["categories", "products"]),
    mode: z.enum(["new", "all"]),
    /** Whether unchanged things are sent as well. */
    isForced: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal("products"),
    mode: z.literal("chosen"),
    productIds: z.array(idSchema).min(1).max(MAX_CHOSEN),
    isForced: z.boolean().default(false),
  }),
  // Orders are read from the cursor of the last poll, so a run over them has no other choices.
  z.object({ kind: z.literal("orders"), mode: z.literal("changed"), isForced: z.literal(false).default(false) }),
]);
export type RunRequestInput = z.input<typeof runRequestSchema>;
