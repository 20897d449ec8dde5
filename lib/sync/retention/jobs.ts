import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { defineJob, PRIORITY } from "@/lib/queue/define-job";
import { numberedName } from "@/lib/queue/numbered-name";

const SWEEP_KEY = numberedName("sweep");

/** Removes what a business has stored for longer than its settings say. */
export const sweepJob = defineJob<{ businessId: number }>({
  name: "retention.sweep",
  schema: z.object({ businessId: idSchema }),
  priority: PRIORITY.catalogue,
  keyOf: ({ businessId }) => SWEEP_KEY.of(businessId),
});
