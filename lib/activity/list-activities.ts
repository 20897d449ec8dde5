import { z } from "zod";
import type { Db, Tx } from "@/lib/db";
import { BY_ID, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import { activityChangeSchema } from "./activity-changes";
import type { ActivityPage, ActivityQuery, ActivityView } from "./activity-schema";
import { type ActivityRow, listActivityRows } from "./queries/list-activity-rows";

const PER_PAGE = 50;

/** Activities that an older version stored have no changes. */
const withChanges = z.object({ changes: z.array(activityChangeSchema) }).catch({ changes: [] });

/**
 * A page of the business's activities, newest first. `entityId` limits it to one thing.
 *
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not from this list
 */
export async function listActivities(
  db: Db | Tx,
  businessId: number,
  query: ActivityQuery & { entityId?: number },
): Promise<ActivityPage> {
  const after = readCursor(BY_ID, query.cursor);
  const page = await readPage(
    PER_PAGE,
    (take) => listActivityRows(db, businessId, query, after?.[0] ?? null, take),
    (row) => [row.id],
  );
  return { ...page, items: page.items.map(toView) };
}

function toView(row: ActivityRow): ActivityView {
  return {
    id: row.id,
    action: row.action,
    entity: row.entity,
    entityId: row.entity_id,
    details: toTexts(row.details),
    changes: withChanges.parse(row.details).changes,
    userName: row.user_name,
    createdAt: row.created_at.toISOString(),
  };
}

/** The scalar details as strings, for the placeholders of a sentence. */
function toTexts(details: unknown): Record<string, string> {
  if (typeof details !== "object" || details === null) return {};
  return Object.fromEntries(
    Object.entries(details).flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? [[name, String(value)]]
        : [],
    ),
  );
}

/** All users of the business, including deactivated ones, for the filter. */
export async function listActors(db: Db | Tx, businessId: number): Promise<{ id: number; name: string }[]> {
  return db.user.findMany({
    where: { businessId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}
