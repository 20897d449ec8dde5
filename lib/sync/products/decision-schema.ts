import { z } from "zod";
import { idSchema } from "@/lib/id-schema";

/** What a person may decide: link the product with a candidate, or disable its sync. */
export const decisionSchema = z.discriminatedUnion("action", [
  z.object({ action: z.literal("link"), remoteId: idSchema }),
  z.object({ action: z.literal("disable") }),
]);
export type Decision = z.infer<typeof decisionSchema>;
