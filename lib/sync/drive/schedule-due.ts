import type { Db } from "@/lib/db";
import { scheduleSweeps } from "@/lib/sync/retention/schedule-sweeps";
import { type Scheduled, scheduleDueRuns } from "./schedule-runs";

/**
 * Enqueues everything that is due: what scheduleDueRuns lists, then the sweeps of the history. The minute tick of a
 * worker and the cron route both call it, so that neither schedules less than the other. Safe to call twice at once.
 *
 * @param publicUrl the address from which stores fetch images, without trailing slash
 */
export async function scheduleDue(db: Db, publicUrl: string): Promise<Scheduled> {
  const scheduled = await scheduleDueRuns(db, publicUrl);
  await scheduleSweeps(db);
  return scheduled;
}
