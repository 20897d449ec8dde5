import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * So long an order that cannot be imported leaves its goods out of the quantities. Afterwards the quantities follow the
 * POS again: units that are missing in the store for good cost more than one order sold twice.
 */
export const FAILURE_BLOCKS_DAYS = 7;

/** When a failure that still blocks is the oldest possible. */
export function blocksSince(now: Date = new Date()): Date {
  return new Date(now.getTime() - FAILURE_BLOCKS_DAYS * 86_400_000);
}

/**
 * The condition of a variation, as an SQL expression, whose unimported units an order failure of the store explains. A
 * failure without readable lines concerns every variation.
 */
export function isBlockedSql(storeId: Prisma.Sql, variationId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`exists (select 1 from order_failures f where f.store_id = ${storeId} and f.dismissed_at is null
    and f.created_at > now() - ${FAILURE_BLOCKS_DAYS} * interval '1 day'
    and (not f.lines_known or ${variationId} = any(f.variation_ids)))`;
}

/** Variations with units in orders that cannot be imported; "all" when the lines of one are unreadable. */
export type BlockedVariations = "all" | ReadonlySet<number>;

/** Loads the variations that the order failures of a store concern. Those dismissed, or of long ago, concern none. */
export async function loadBlockedVariations(db: Db, storeId: number): Promise<BlockedVariations> {
  const failures = await db.orderFailure.findMany({
    where: { storeId, dismissedAt: null, createdAt: { gt: blocksSince() } },
    select: { areLinesKnown: true, variationIds: true },
  });
  if (failures.some(({ areLinesKnown }) => !areLinesKnown)) return "all";
  return new Set(failures.flatMap(({ variationIds }) => variationIds));
}
