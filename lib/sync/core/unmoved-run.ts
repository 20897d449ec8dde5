import { Prisma, type SyncRun } from "@/lib/generated/prisma/client";

/**
 * Returns the condition that a run is active and stands where a job found it. A worker that was taken for dead may still
 * finish its slice while another one continues: it must change nothing, or the cursor of one phase would move over the
 * items of another.
 */
export function unmovedRun({ id, phase, cursor }: Pick<SyncRun, "id" | "phase" | "cursor">) {
  return {
    id,
    status: { in: ["queued", "running"] },
    phase,
    cursor: { equals: cursor ?? Prisma.DbNull },
  } satisfies Prisma.SyncRunWhereInput;
}
