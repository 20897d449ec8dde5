import type { Db } from "@/lib/db";
import { deleteActivities } from "./queries/delete-activities";
import { deleteAuthorisations } from "./queries/delete-authorisations";
import { deleteBookings } from "./queries/delete-bookings";
import { deleteDeliveries } from "./queries/delete-deliveries";
import { deleteEmptyQueues } from "./queries/delete-empty-queues";
import { deleteEntries } from "./queries/delete-entries";
import { deleteEvents } from "./queries/delete-events";
import { deleteExhaustedJobs } from "./queries/delete-exhausted-jobs";
import { deletePayloads } from "./queries/delete-payloads";
import { deletePulls } from "./queries/delete-pulls";
import { deleteRuns } from "./queries/delete-runs";
import { deleteSessions } from "./queries/delete-sessions";
import { findRunToSweep } from "./queries/find-run-to-sweep";
import { retentionSchema } from "./retention-schema";

/** Rows of one statement: some 100 ms, so that no writer waits longer for a row. */
const SLICE_ROWS = 2_000;

const DAY_MS = 86_400_000;

/** A form that is open for a month sends its client key again at most. */
const BOOKING_DAYS = 30;

/** The preview of a pull is out of date within days, and its results are of use in the first weeks. */
const PULL_DAYS = 30;

/** A person has seen within a month that something failed for good, and the log has the reason. */
const EXHAUSTED_JOB_DAYS = 30;

/** Who comes back late from a store is still told what has come of the request. */
const AUTHORISATION_DAYS = 1;

/** After a break-in, who was signed in from where is asked within weeks. */
const SESSION_DAYS = 90;

const PARTS = [
  "deliveries",
  "payloads",
  "entries",
  "runs",
  "events",
  "activities",
  "bookings",
  "pulls",
  "authorisations",
  "sessions",
  "jobs",
  "queues",
] as const;

export type SweepCounts = Record<(typeof PARTS)[number], number>;

/** Removes up to a slice of rows that are older than a time, and returns how many; null when none is left. */
type Slice = (db: Db, businessId: number, before: Date) => Promise<number | null>;

/**
 * Removes what a business has stored for longer than its settings say, slice by slice. Each slice is
 * a transaction of its own, so a sweep may stop anywhere and be repeated.
 *
 * @param isOver whether the deadline has passed
 * @returns what was removed, and whether nothing is left to remove
 */
export async function sweepBusiness(
  db: Db,
  business: { id: number; retention: unknown },
  now: Date,
  isOver: () => boolean = () => false,
): Promise<{ removed: SweepCounts; isDone: boolean }> {
  const { deliveryDays, payloadDays, entryDays, runDays, activityDays } = retentionSchema.parse(business.retention);
  const parts: Record<keyof SweepCounts, [days: number, remove: Slice]> = {
    deliveries: [deliveryDays, untilNone(deleteDeliveries)],
    payloads: [payloadDays, removePayloads],
    entries: [entryDays, removeEntries],
    runs: [runDays, untilNone(deleteRuns)],
    events: [runDays, untilNone(deleteEvents)],
    activities: [activityDays, untilNone(deleteActivities)],
    bookings: [BOOKING_DAYS, untilNone(deleteBookings)],
    pulls: [PULL_DAYS, untilNone(deletePulls)],
    authorisations: [AUTHORISATION_DAYS, untilNone(deleteAuthorisations)],
    sessions: [SESSION_DAYS, untilNone(deleteSessions)],
    jobs: [EXHAUSTED_JOB_DAYS, untilNone((db, _businessId, before, limit) => deleteExhaustedJobs(db, before, limit))],
    queues: [0, untilNone((db, _businessId, _before, limit) => deleteEmptyQueues(db, limit))],
  };
  const removed: SweepCounts = {
    deliveries: 0,
    payloads: 0,
    entries: 0,
    runs: 0,
    events: 0,
    activities: 0,
    bookings: 0,
    pulls: 0,
    authorisations: 0,
    sessions: 0,
    jobs: 0,
    queues: 0,
  };
  for (const part of PARTS) {
    const [days, remove] = parts[part];
    const before = new Date(now.getTime() - days * DAY_MS);
    for (;;) {
      if (isOver()) return { removed, isDone: false };
      const count = await remove(db, business.id, before);
      if (count === null) break;
      removed[part] += count;
    }
  }
  return { removed, isDone: true };
}

async function removePayloads(db: Db, businessId: number, before: Date): Promise<number | null> {
  const runId = await findRunToSweep(db, businessId, "payloads", before);
  if (runId === null) return null;
  const count = await deletePayloads(db, runId, SLICE_ROWS);
  if (count < SLICE_ROWS) await db.syncRun.update({ where: { id: runId }, data: { log: "without_payloads" } });
  return count;
}

async function removeEntries(db: Db, businessId: number, before: Date): Promise<number | null> {
  const runId = await findRunToSweep(db, businessId, "entries", before);
  if (runId === null) return null;
  const count = await deleteEntries(db, runId, SLICE_ROWS);
  if (count < SLICE_ROWS) await db.syncRun.update({ where: { id: runId }, data: { log: "removed" } });
  return count;
}

function untilNone(remove: (db: Db, businessId: number, before: Date, limit: number) => Promise<number>): Slice {
  return async (db, businessId, before) => (await remove(db, businessId, before, SLICE_ROWS)) || null;
}
