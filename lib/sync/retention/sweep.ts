import type { Db } from "@/lib/db";
import { retentionSchema } from "./retention-schema";

/** Rows of one statement: some 100 ms, so that no writer waits longer for a row. */
const SLICE_ROWS = 2_000;

const DAY_MS = 86_400_000;

export type SweepCounts = { deliveries: number; payloads: number; entries: number; runs: number; events: number };

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
  const { deliveryDays, payloadDays, entryDays, runDays } = retentionSchema.parse(business.retention);
  const parts: [keyof SweepCounts, number, Slice][] = [
    ["deliveries", deliveryDays, removeDeliveries],
    ["payloads", payloadDays, removePayloads],
    ["entries", entryDays, removeEntries],
    ["runs", runDays, removeRuns],
    ["events", runDays, removeEvents],
  ];
  const removed: SweepCounts = { deliveries: 0, payloads: 0, entries: 0, runs: 0, events: 0 };
  for (const [part, days, remove] of parts) {
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

/** Deliveries that are queued or failed are left unchanged, because a person may still process them. */
function removeDeliveries(db: Db, businessId: number, before: Date): Promise<number | null> {
  return orNull(db.$executeRaw`
    delete from deliveries where id in (
      select id from deliveries
      where business_id = ${businessId} and received_at < ${before} and outcome not in ('queued', 'failed')
      order by received_at limit ${SLICE_ROWS})`);
}

/** A partial index of runs whose log is whole finds the runs, so a swept history costs nothing. */
async function removePayloads(db: Db, businessId: number, before: Date): Promise<number | null> {
  const run = await db.syncRun.findFirst({
    where: { businessId, finishedAt: { lt: before }, log: "whole" },
    orderBy: { finishedAt: "asc" },
    select: { id: true },
  });
  if (!run) return null;
  const count = await db.$executeRaw`
    update sync_entries set sent = null where id in (
      select id from sync_entries where run_id = ${run.id} and sent is not null limit ${SLICE_ROWS})`;
  if (count < SLICE_ROWS) await db.syncRun.update({ where: { id: run.id }, data: { log: "without_payloads" } });
  return count;
}

async function removeEntries(db: Db, businessId: number, before: Date): Promise<number | null> {
  const run = await db.syncRun.findFirst({
    where: { businessId, finishedAt: { lt: before }, log: { not: "removed" } },
    orderBy: { finishedAt: "asc" },
    select: { id: true },
  });
  if (!run) return null;
  const count = await db.$executeRaw`
    delete from sync_entries where id in (
      select id from sync_entries where run_id = ${run.id} limit ${SLICE_ROWS})`;
  if (count < SLICE_ROWS) await db.syncRun.update({ where: { id: run.id }, data: { log: "removed" } });
  return count;
}

function removeRuns(db: Db, businessId: number, before: Date): Promise<number | null> {
  return orNull(db.$executeRaw`
    delete from sync_runs where id in (
      select id from sync_runs where business_id = ${businessId} and finished_at < ${before} and log = 'removed'
      order by id limit ${SLICE_ROWS})`);
}

function removeEvents(db: Db, businessId: number, before: Date): Promise<number | null> {
  return orNull(db.$executeRaw`
    delete from store_events where id in (
      select id from store_events where business_id = ${businessId} and created_at < ${before}
      order by id limit ${SLICE_ROWS})`);
}

async function orNull(removing: Promise<number>): Promise<number | null> {
  return (await removing) || null;
}
