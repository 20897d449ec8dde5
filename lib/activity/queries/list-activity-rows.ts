import type { Db, Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ActivityFilter } from "../activity-schema";

export type ActivityRow = {
  id: number;
  action: string;
  entity: string;
  entity_id: number | null;
  details: unknown;
  created_at: Date;
  user_name: string | null;
};

/** Activities of a business, newest first and before an id. Days begin at midnight in the business's time zone. */
export function listActivityRows(
  db: Db | Tx,
  businessId: number,
  filter: ActivityFilter & { entityId?: number },
  beforeId: number | null,
  limit: number,
): Promise<ActivityRow[]> {
  const conditions = [Prisma.sql`a.business_id = ${businessId}`];
  if (beforeId !== null) conditions.push(Prisma.sql`a.id < ${beforeId}`);
  if (filter.entity) conditions.push(Prisma.sql`a.entity = ${filter.entity}`);
  if (filter.entityId) conditions.push(Prisma.sql`a.entity_id = ${filter.entityId}`);
  if (filter.user) conditions.push(Prisma.sql`a.user_id = ${Number(filter.user)}`);
  if (filter.from)
    conditions.push(Prisma.sql`a.created_at >= (${filter.from}::date::timestamp at time zone b.time_zone)`);
  if (filter.to)
    conditions.push(Prisma.sql`a.created_at < ((${filter.to}::date + 1)::timestamp at time zone b.time_zone)`);
  return db.$queryRaw<ActivityRow[]>`
    select a.id, a.action, a.entity, a.entity_id, a.details, a.created_at, u.name as user_name
      from activities a join businesses b on b.id = a.business_id left join users u on u.id = a.user_id
     where ${Prisma.join(conditions, " and ")}
     order by a.id desc limit ${limit}`;
}
