import { z } from "zod";
import { idSchema } from "@/lib/id-schema";

/** What staff may decide: it is that one, or it stays out of the store. */
export const decisionSchema = z.discriminatedUnion("action", [
  z.object({ action: z.literal("link"), remoteId: idSchema }),
  z.object({ action: z.literal("disable") }),
]);
export type Decision = z.infer<typeof decisionSchema>;
