import type { Db } from "@/lib/db";

/** A line of an order of the store, whose goods the quantity that was read may or may not have. */
export type RecountableLine = {
  saleId: number;
  remoteId: number;
  lineId: number;
  remoteLineId: number | null;
  variationId: number;
  /** Decimal strings. */
  storeReduced: string;
  countedOut: string;
  placedAt: Date;
  modifiedAt: Date;
};

/**
 * Lists the lines of some variations in orders that are drafts here, or that changed since the quantities were read: by
 * the store's clock, or by an import. The goods of all others were taken here and in the store before.
 */
export function listRecountable(
  db: Db,
  storeId: number,
  variationIds: readonly number[],
  { readAt, answeredAt }: { readAt: Date; answeredAt: Date },
): Promise<RecountableLine[]> {
  return db.$queryRaw<RecountableLine[]>`
    select sa.id as "saleId", ol.remote_id as "remoteId", sl.id as "lineId", sl.remote_line_id as "remoteLineId",
           sl.variation_id as "variationId", sl.store_reduced::text as "storeReduced", sl.counted_out::text as "countedOut",
           sa.sold_at as "placedAt", ol.remote_modified_at as "modifiedAt"
      from sale_lines sl join sales sa on sa.id = sl.sale_id join order_links ol on ol.sale_id = sa.id
     where sl.variation_id = any (${[...variationIds]}::int[]) and not sl.matched_late
       and ol.store_id = ${storeId} and ol.state <> 'deleted'
       and (sa.status = 'draft' or ol.remote_modified_at > ${readAt} or sa.updated_at > ${answeredAt})
     order by sa.id, sl.id`;
}
