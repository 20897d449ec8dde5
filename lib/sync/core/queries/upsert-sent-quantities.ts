import type { Tx } from "@/lib/db";

/** A quantity as sent with the other fields of a thing, in whole units. */
export type SentQuantity = {
  variationId: number;
  quantity: number;
  /** What the store has taken for imported orders since it had that quantity, a decimal string. Absent: nothing. */
  reducedSince?: string;
};

/**
 * Writes quantities as the last push of their variations. What the store had reduced for imported orders is read by the
 * same statement, so that an order imported in between counts on one side only.
 */
export async function upsertSentQuantities(tx: Tx, storeId: number, sent: readonly SentQuantity[]): Promise<void> {
  const rows = JSON.stringify(
    sent.map(({ variationId, quantity, reducedSince = "0" }) => ({
      variation_id: variationId,
      quantity,
      reduced_since: reducedSince,
    })),
  );
  await tx.$executeRaw`
    insert into stock_pushes (store_id, variation_id, quantity, store_reduced, unseen, pushed_at)
    select ${storeId}, r.variation_id, r.quantity, coalesce(sr.store_reduced, 0) - r.reduced_since, 0, now()
    from jsonb_to_recordset(${rows}::jsonb) as r(variation_id int, quantity numeric, reduced_since numeric)
    left join store_reductions sr on sr.variation_id = r.variation_id and sr.store_id = ${storeId}
    on conflict (store_id, variation_id) do update set
      quantity = excluded.quantity, store_reduced = excluded.store_reduced, unseen = 0, unseen_back = 0, pushed_at = now(),
      version = stock_pushes.version + 1, claimed_until = null`;
}
