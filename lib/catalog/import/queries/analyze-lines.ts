import type { Db, Tx } from "@/lib/db";

/**
 * Lets the planner know how many lines are staged and what is matched. Without it, statements loop over pairs of lines:
 * 188 s instead of 3 s for the check of 10,000 lines, 42 s instead of 22 s of CPU time for writing 100,000 known ones.
 */
export async function analyzeLines(db: Db | Tx): Promise<void> {
  await db.$executeRaw`analyze product_import_rows`;
}
