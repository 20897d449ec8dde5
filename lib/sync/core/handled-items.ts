import type { EntryEntity } from "@/lib/generated/prisma/enums";
import type { RunContext } from "./run-context";

/**
 * Which of these items the run has log lines for: an interrupted try of the same slice dealt with
 * them. Sending them again would be harmless, counting them again would not.
 */
export async function findHandled(
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
