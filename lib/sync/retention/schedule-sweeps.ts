import type { Db } from "@/lib/db";
import { enqueue } from "@/lib/queue/enqueue";
import { sweepJob } from "./jobs";
import { listSweepsDue } from "./queries/list-sweeps-due";

/** Businesses per call; the others are due again a minute later. */
const MAX_BUSINESSES = 200;

/** Enqueues the sweeps that are due, and returns how many. A sweep that waits already is not enqueued twice. */
export async function scheduleSweeps(db: Db): Promise<number> {
  const due = await listSweepsDue(db, MAX_BUSINESSES);
  for (const { id } of due) await enqueue(db, sweepJob, { businessId: id });
  return due.length;
}
