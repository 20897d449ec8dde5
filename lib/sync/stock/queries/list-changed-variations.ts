import type { Db } from "@/lib/db";
import { isBlockedSql } from "../../orders/queries/blocking-failures";
import { Prisma, type Store } from "@/lib/generated/prisma/client";
import { type StoreLocations, stockLocationsOf } from "@/lib/sync/core/stock-locations";

export type ChangedFrom = {
  /** The last variation of the page before. */
  afterId: number;
  /** Levels changed from then on; null for all levels of the locations. */
  since: Date | null;
  /** Orders up to then are imported; null when that is not known. */
  ordersWatermark: Date | null;
};

type ChangedStore = Pick<Store, "id"> & StoreLocations;

/**
 * Returns the statement of listChangedVariations. Its test asserts the plan: the first part reads the levels changed
 * since a time by index, because a location has one level for each variation of the catalogue.
 */
export function changedVariationsSql(
  store: ChangedStore,
  { afterId, since, ordersWatermark }: ChangedFrom,
  limit: number,
): Prisma.Sql {
  return Prisma.sql`
    select id from (
      select l.variation_id as id from stock_levels l
      where l.location_id = any(${stockLocationsOf(store)}::int[]) and l.variation_id > ${afterId} and (${since}::timestamptz is null or l.changed_at >= ${since}::timestamptz)
      union
      select s.variation_id from stock_pushes s where s.store_id = ${store.id} and s.variation_id > ${afterId}
        and ((s.unseen + s.unseen_back > 0 and s.pushed_at < ${ordersWatermark}::timestamptz
            and not ${isBlockedSql(Prisma.sql`s.store_id`, Prisma.sql`s.variation_id`)})
          -- Another location may never have had what the store still offers.
          or ${since}::timestamptz is null)
    ) changed order by id limit ${limit}`;
}

/**
 * Lists variations whose level changed, those with unimported units whose orders must be imported by now, and without a
 * watermark every variation that was pushed; by id, so that a job may continue after the last one.
 */
export async function listChangedVariations(
  db: Db,
  store: ChangedStore,
  from: ChangedFrom,
  limit: number,
): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>(changedVariationsSql(store, from, limit));
  return rows.map((row) => row.id);
}
