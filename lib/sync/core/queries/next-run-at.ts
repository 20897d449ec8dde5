import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * SQL for the time at which the next automatic run of store `s` is due: one interval after its last
 * run over products, or after the last check that found nothing to send. Null means at once.
 */
export const NEXT_RUN_AT = Prisma.sql`(greatest(s.last_in_step_at,
    (select max(r.created_at) from sync_runs r where r.store_id = s.id and r.kind = 'products'))
  + s.auto_sync_minutes * interval '1 minute')`;

/**
 * Returns when the next automatic run of one store is due, and now when that time has passed. Null
 * means that the store has no automatic runs: they are off, wait for the first sync, or it has a fault or no keys.
 */
export async function findNextRunAt(db: Db, storeId: number): Promise<Date | null> {
  const rows = await db.$queryRaw<{ at: Date }[]>`
    select greatest(now(), ${NEXT_RUN_AT}) as at from stores s
    where s.id = ${storeId} and s.auto_sync and s.first_sync_at is not null and s.fault_code is null and s.consumer_key_enc is not null`;
  return rows[0]?.at ?? null;
}
