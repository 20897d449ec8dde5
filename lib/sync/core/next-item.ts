import { listScopeIds, type ScopedPhase } from "./queries/run-scope";
import type { OutcomeLine } from "./outcomes";
import type { RunContext } from "./run-context";
import type { RunCursor } from "./run-cursor";

/** The item after a cursor, with the cursor that passes over it. */
export type NextItem = { next: RunCursor; line: OutcomeLine };

/** Finds the next product of a phase; null when nothing is left. */
export async function findNextProduct(
  context: RunContext,
  phase: ScopedPhase,
  cursor: RunCursor,
): Promise<NextItem | null> {
  const [id] = await listScopeIds(context.db, context, phase, cursor.afterId, 1);
  if (id === undefined) return null;
  const { name, sku } = await context.db.product.findUniqueOrThrow({
    where: { id, businessId: context.run.businessId },
    select: { name: true, sku: true },
  });
  return {
    next: { ...cursor, afterId: id },
    line: { entity: "product", operation: "note", localId: id, productId: id, label: name, sku, remoteId: null },
  };
}
