import type { Db } from "@/lib/db";
import { escapeLike } from "@/lib/db/escape-like";
import { AppError } from "@/lib/errors";
import { Prisma, type SyncEntry } from "@/lib/generated/prisma/client";
import { BY_ID, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import type { EntryFilter, EntryQuery } from "./entry-filter";
import type { EntryPage, EntryView } from "./sync-view";

const ENTRIES_PER_PAGE = 50;

/**
 * Lists the entries of a run in the order they were written.
 *
 * @throws AppError `not_found` when the business has no such run
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not one of this list
 */
export async function listEntries(
  db: Db,
  businessId: number,
  runId: number,
  query: EntryQuery,
  limit = ENTRIES_PER_PAGE,
): Promise<EntryPage> {
  await requireRun(db, businessId, runId);
  const after = readCursor(BY_ID, query.cursor);
  const page = await readPage(
    limit,
    (take) =>
      db.syncEntry.findMany({
        where: { ...entryWhere(businessId, runId, query), id: { gt: after?.[0] } },
        orderBy: { id: "asc" },
        take,
        omit: { sent: true },
      }),
    (row) => [row.id],
  );
  const ids = page.items.map((row) => row.id);
  const withSent = await findWithSent(db, businessId, ids);
  return { ...page, items: page.items.map((row) => toEntryView(row, withSent.has(row.id))) };
}

/**
 * Returns the payload of one entry as sent; null when nothing was sent.
 *
 * @throws AppError `not_found` when the business has no such entry
 */
export async function getEntrySent(db: Db, businessId: number, entryId: number): Promise<Prisma.JsonValue> {
  const entry = await db.syncEntry.findFirst({ where: { id: entryId, businessId }, select: { sent: true } });
  if (!entry) throw new AppError("not_found", "notFound");
  return entry.sent;
}

/**
 * Requires that a run exists and belongs to the business.
 *
 * @throws AppError `not_found` when it does not
 */
export async function requireRun(db: Db, businessId: number, runId: number): Promise<void> {
  const run = await db.syncRun.findFirst({ where: { id: runId, businessId }, select: { id: true } });
  if (!run) throw new AppError("not_found", "notFound");
}

/** Returns the condition for the entries of a run that match a filter. */
export function entryWhere(businessId: number, runId: number, filter: EntryFilter): Prisma.SyncEntryWhereInput {
  const { outcome, operation, entity } = filter;
  // Prisma passes the text to ilike without escaping.
  const q = filter.q && escapeLike(filter.q);
  return {
    businessId,
    runId,
    ...(outcome ? { outcome } : {}),
    ...(operation ? { operation } : {}),
    ...(entity ? { entity } : {}),
    ...(q
      ? { OR: [{ label: { contains: q, mode: "insensitive" } }, { sku: { contains: q, mode: "insensitive" } }] }
      : {}),
  };
}

// Payloads contain whole descriptions, so a page of entries only queries whether there is one.
async function findWithSent(db: Db, businessId: number, ids: number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await db.syncEntry.findMany({
    where: { businessId, id: { in: ids }, sent: { not: Prisma.AnyNull } },
    select: { id: true },
  });
  return new Set(rows.map((row) => row.id));
}

function toEntryView(row: Omit<SyncEntry, "sent">, hasSent: boolean): EntryView {
  const { id, entity, operation, outcome, productId, remoteId, label, sku, errorCode, errorDetail } = row;
  return {
    id,
    entity,
    operation,
    outcome,
    productId,
    remoteId,
    label,
    sku,
    errorCode,
    errorDetail,
    hasSent,
    createdAt: row.createdAt.toISOString(),
  };
}
