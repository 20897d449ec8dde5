import type { Db } from "@/lib/db";

/** A push that this worker alone may send: the version of its row after the claim. */
export type PushClaim = { variationId: number; version: number };

/** Outlasts a request (30 s) that begins at the latest moment without a renewal; see hold-claims.ts. */
export const CLAIM_SECONDS = 60;

/**
 * Claims pushes before anything is sent, in one statement. Left out are those whose row another worker has claimed or
 * written since it was loaded: what was planned from that row may be sent already.
 *
 * @param loaded versions of the rows as loaded; null without a row
 */
export async function claimPushes(
  db: Db,
  storeId: number,
  loaded: readonly { variationId: number; version: number | null }[],
): Promise<PushClaim[]> {
  if (loaded.length === 0) return [];
  const rows = JSON.stringify(loaded.map(({ variationId, version }) => ({ variation_id: variationId, version })));
  return db.$queryRaw<PushClaim[]>`
    insert into stock_pushes (store_id, variation_id, version, claimed_until)
    select ${storeId}, r.variation_id, coalesce(r.version, 0) + 1, clock_timestamp() + ${CLAIM_SECONDS} * interval '1 second'
    from jsonb_to_recordset(${rows}::jsonb) as r(variation_id int, version int)
    -- A row that was deleted since belongs to a link that was deleted.
    where r.version is null or exists (select from stock_pushes s where s.store_id = ${storeId} and s.variation_id = r.variation_id)
    order by r.variation_id
    on conflict (store_id, variation_id) do update set version = excluded.version, claimed_until = excluded.claimed_until
    where stock_pushes.version = excluded.version - 1
      and (stock_pushes.claimed_until is null or stock_pushes.claimed_until <= clock_timestamp())
    returning variation_id as "variationId", version`;
}

/** Prolongs claims from now on. False when another worker has taken one of them over. */
export async function renewClaims(db: Db, storeId: number, claims: readonly PushClaim[]): Promise<boolean> {
  return (await endClaimsIn(db, storeId, claims, CLAIM_SECONDS * 1000)) === claims.length;
}

/** Ends claims whose outcome is not recorded, after `waitMs`. The next push then fetches what the store has. */
export async function releaseClaims(
  db: Db,
  storeId: number,
  claims: readonly PushClaim[],
  waitMs: number,
): Promise<void> {
  if (claims.length > 0) await endClaimsIn(db, storeId, claims, waitMs);
}

function endClaimsIn(db: Db, storeId: number, claims: readonly PushClaim[], ms: number): Promise<number> {
  const rows = JSON.stringify(claims.map(({ variationId, version }) => ({ variation_id: variationId, version })));
  return db.$executeRaw`
    with claimed as (
      select s.variation_id, s.version from stock_pushes s
      join jsonb_to_recordset(${rows}::jsonb) as r(variation_id int, version int) using (variation_id, version)
      where s.store_id = ${storeId} order by s.variation_id for no key update of s)
    update stock_pushes s set claimed_until = clock_timestamp() + ${ms} * interval '1 millisecond'
    from claimed c where s.store_id = ${storeId} and s.variation_id = c.variation_id and s.version = c.version`;
}
