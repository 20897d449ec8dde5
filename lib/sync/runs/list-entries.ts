import { z } from "zod";
import { queryIdSchema } from "@/lib/id-schema";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma, type SyncEntry } from "@/lib/generated/prisma/client";
import { EntryEntity, EntryOperation, EntryOutcome } from "@/lib/generated/prisma/enums";
import type { EntryPage, EntryView } from "./sync-view";

export const ENTRIES_PER_PAGE = 50;

/** The filters of a run's log as they stand in the address. */
export const entryFilterSchema = z.object({
  outcome: z.enum(EntryOutcome).optional(),
  operation: z.enum(EntryOperation).optional(),
  entity: z.enum(EntryEntity).optional(),
  code: z.string().max(60).optional(),
  /** Part of a name or SKU. */
  q: z.string().trim().max(200).optional(),
});
export const entryQuerySchema = entryFilterSchema.extend({
  /** `nextCursor` of the page before. */
  cursor: queryIdSchema.optional(),
});
export type EntryFilter = z.infer<typeof entryFilterSchema>;
export type EntryQuery = z.infer<typeof entryQuerySchema>;

/** Log lines of a run in the order they were written. Throws not_found for another business's run. */
export async function listEntries(
  db: Db,
  businessId: number,
  runId: number,
  query: EntryQuery,
  limit = ENTRIES_PER_PAGE,
): Promise<EntryPage> {
  await requireRun(db, businessId, runId);
  const rows = await db.syncEntry.findMany({
    where: {
      ...entryWhere(businessId, runId, query),
      ...(query.cursor === undefined ? {} : { id: { gt: query.cursor } }),
    },
    orderBy: { id: "asc" },
    take: limit + 1,
    omit: { sent: true },
  });
  const page = rows.slice(0, limit);
  const withSent = await findWithSent(
    db,
    businessId,
    page.map((row) => row.id),
  );
  return {
    items: page.map((row) => toEntryView(row, withSent.has(row.id))),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

/** What the store was sent for one line; null when nothing was. Throws not_found. */
export async function getEntrySent(db: Db, businessId: number, entryId: number): Promise<Prisma.JsonValue> {
  const entry = await db.syncEntry.findFirst({ where: { id: entryId, businessId }, select: { sent: true } });
  if (!entry) throw new AppError("not_found", "notFound");
  return entry.sent;
}

/** Throws not_found, also for another business's run. */
export async function requireRun(db: Db, businessId: number, runId: number): Promise<void> {
  const run = await db.syncRun.findFirst({ where: { id: runId, businessId }, select: { id: true } });
  if (!run) throw new AppError("not_found", "notFound");
}

/** The condition for the lines of a run that a filter lets through. */
export function entryWhere(businessId: number, runId: number, filter: EntryFilter): Prisma.SyncEntryWhereInput {
  const { outcome, operation, entity, code } = filter;
  // Prisma hands the text on to ilike as it is.
  const q = filter.q?.replace(/[\\%_]/g, "\\$&");
  return {
    businessId,
    runId,
    ...(outcome ? { outcome } : {}),
    ...(operation ? { operation } : {}),
    ...(entity ? { entity } : {}),
    ...(code ? { errorCode: code } : {}),
    ...(q
      ? { OR: [{ label: { contains: q, mode: "insensitive" } }, { sku: { contains: q, mode: "insensitive" } }] }
      : {}),
  };
}

// Payloads hold whole descriptions: a page of lines only asks whether there is one.
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
