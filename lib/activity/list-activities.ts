import { z } from "zod";
import type { Db, Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { BY_ID, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import { activityChangeSchema } from "./activity-changes";
import type { ActivityPage, ActivityQuery, ActivityView } from "./activity-schema";

const PER_PAGE = 50;

/** Activities that an older version stored have no changes. */
const withChanges = z.object({ changes: z.array(activityChangeSchema) }).catch({ changes: [] });

type Row = {
  id: number;
  action: string;
  entity: string;
  entity_id: number | null;
  details: unknown;
  created_at: Date;
  user_name: string | null;
};

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
  const conditions = [Prisma.sql`a.business_id = ${businessId}`];
  const after = readCursor(BY_ID, query.cursor);
  if (after) conditions.push(Prisma.sql`a.id < ${after[0]}`);
  if (query.entity) conditions.push(Prisma.sql`a.entity = ${query.entity}`);
  if (query.entityId) conditions.push(Prisma.sql`a.entity_id = ${query.entityId}`);
  if (query.user) conditions.push(Prisma.sql`a.user_id = ${Number(query.user)}`);
  if (query.from)
    conditions.push(Prisma.sql`a.created_at >= (${query.from}::date::timestamp at time zone b.time_zone)`);
  if (query.to)
    conditions.push(Prisma.sql`a.created_at < ((${query.to}::date + 1)::timestamp at time zone b.time_zone)`);
  const page = await readPage(
    PER_PAGE,
    (take) => db.$queryRaw<Row[]>`
      select a.id, a.action, a.entity, a.entity_id, a.details, a.created_at, u.name as user_name
        from activities a join businesses b on b.id = a.business_id left join users u on u.id = a.user_id
       where ${Prisma.join(conditions, " and ")}
       order by a.id desc limit ${take}`,
    (row) => [row.id],
  );
  return { ...page, items: page.items.map(toView) };
}

function toView(row: Row): ActivityView {
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
