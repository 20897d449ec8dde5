import type { Prisma } from "@/lib/generated/prisma/client";

/**
 * What is saved of a store together with the rules for its products: all of them are planned anew. A
 * run that began before does not count as having done so (finish-run.ts).
 */
export function replanAll(): Pick<Prisma.StoreUncheckedUpdateInput, "changesSentUpTo" | "rulesSavedAt"> {
  return { changesSentUpTo: null, rulesSavedAt: new Date() };
}
