import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { CounterDelta, Outcome } from "./outcomes";
import type { RunContext } from "./run-context";

/**
 * Writes the entries and counters of a batch in the caller's transaction, together with its links.
 * The same statement reads whether the run is to be cancelled, and then aborts the slice.
 */
export async function recordOutcomes(
  tx: Tx,
  context: RunContext,
  outcomes: readonly Outcome[],
  delta: CounterDelta,
): Promise<void> {
  const { run } = context;
  if (outcomes.length > 0) {
    await tx.syncEntry.createMany({
      data: outcomes.map((outcome) => ({
        businessId: run.businessId,
        runId: run.id,
        entity: outcome.entity,
        operation: outcome.operation,
        outcome: outcome.outcome,
        localId: outcome.localId,
        productId: outcome.productId,
        remoteId: outcome.remoteId ?? null,
        label: outcome.label,
        sku: outcome.sku ?? null,
        errorCode: outcome.error?.code ?? null,
        errorDetail: outcome.error?.storeMessage ?? null,
        sent: outcome.sent ? (outcome.sent as Prisma.InputJsonObject) : Prisma.DbNull,
      })),
    });
  }
  const updated = await tx.syncRun.update({
    where: { id: run.id },
    data: Object.fromEntries(Object.entries(delta).map(([counter, by]) => [counter, { increment: by }])),
    select: { cancelRequestedAt: true },
  });
  if (updated.cancelRequestedAt !== null) context.abort.abort();
}
