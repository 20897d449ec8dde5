import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** SQL for the variable products of a pull that may be taken over. */
const variedParents = (pullId: number): Prisma.Sql => Prisma.sql`
  store_pull_items where pull_id = ${pullId} and kind = 'product'
    and payload->>'type' = 'variable' and payload->>'status' = 'publish'`;

/** Returns the next variable products that may be taken over, by remote id. Drafts are left out, so nothing of them is read. */
export function listVariedParents(
  db: Db,
  pullId: number,
  afterId: number,
  limit: number,
): Promise<{ remoteId: number; sku: string }[]> {
  return db.$queryRaw<{ remoteId: number; sku: string }[]>`
    select remote_id as "remoteId", sku from ${variedParents(pullId)} and remote_id > ${afterId}
    order by remote_id limit ${limit}`;
}

/** Returns how many of them there are. */
export async function countVariedParents(db: Db, pullId: number): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from ${variedParents(pullId)}`;
  return rows[0]?.count ?? 0;
}

/** Returns their SKUs by remote id: a few bytes each, where a slice of a listing names up to 400 of them. */
export async function mapVariedParents(db: Db, pullId: number): Promise<Map<number, string>> {
  const rows = await db.$queryRaw<{ remoteId: number; sku: string }[]>`
    select remote_id as "remoteId", sku from ${variedParents(pullId)}`;
  return new Map(rows.map(({ remoteId, sku }) => [remoteId, sku]));
}
