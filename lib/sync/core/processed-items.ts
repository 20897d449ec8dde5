import type { EntryEntity } from "@/lib/generated/prisma/enums";
import type { RunContext } from "./run-context";

/**
 * Returns the local ids of the items that the run already has entries for, from an interrupted attempt
 * at the same slice. Sending them again would be harmless, counting them again would not.
 */
export async function findProcessed(
  context: RunContext,
  entity: EntryEntity,
  localIds: readonly number[],
): Promise<Set<number>> {
  const entries = await context.db.syncEntry.findMany({
    where: { runId: context.run.id, entity, localId: { in: [...localIds] } },
    select: { localId: true },
  });
  return new Set(entries.flatMap(({ localId }) => (localId === null ? [] : [localId])));
}
