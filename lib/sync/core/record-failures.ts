import type { Tx } from "@/lib/db";
import type { Store, SyncRun } from "@/lib/generated/prisma/client";
import type { Outcome } from "./outcomes";
import { upsertFailures } from "./queries/upsert-failures";

/** Returns when a run began. Failures after that time belong to one attempt. */
export function startOfRun(run: Pick<SyncRun, "startedAt" | "createdAt">): Date {
  return run.startedAt ?? run.createdAt;
}

/**
 * Stores which products failed, for later runs. Failures are deleted only when the run ends
 * (finish-run.ts): the row is what includes the product in the scope of the phases that follow.
 *
 * @param began when the run or the push began: failures in several of its phases are one attempt
 */
export async function recordFailures(
  tx: Tx,
  store: Pick<Store, "id" | "businessId">,
  began: Date,
  outcomes: readonly Outcome[],
): Promise<void> {
  const failed = new Map<number, string>();
  for (const { productId, outcome, error } of outcomes) {
    if (productId !== null && outcome === "failed") failed.set(productId, error?.code ?? "refused");
  }
  if (failed.size > 0) await upsertFailures(tx, store, began, failed);
}
