import type { Prisma } from "@/lib/generated/prisma/client";

/**
 * Returns what is saved of a store together with new rules for its products, so that the next run plans
 * all of them. A run that began before the rules were saved does not move the watermark (finish-run.ts).
 */
export function replanAll(): Pick<Prisma.StoreUncheckedUpdateInput, "changesSentUpTo" | "rulesSavedAt"> {
  return { changesSentUpTo: null, rulesSavedAt: new Date() };
}
