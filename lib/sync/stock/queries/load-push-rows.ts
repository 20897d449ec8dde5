import type { Db } from "@/lib/db";
import { Prisma, type Store } from "@/lib/generated/prisma/client";
import { type StoreLocations, stockLocationsOf } from "@/lib/sync/core/stock-locations";

/** A variation whose quantity may have to be sent, with all that the decision depends on. Quantities are decimal strings. */
export type PushRow = {
  variationId: number;
  productId: number;
  label: string;
  sku: string;
  remoteId: number;
  /** Null for a simple product; else the id of the parent in the store. */
  parentRemoteId: number | null;
  /** The sum of the levels at the locations of the store. */
  level: string;
  reservation: string;
  storeReduced: string;
  pushedQuantity: string | null;
  pushedReduced: string | null;
  pushedUnimported: string | null;
  pushedUnimportedBack: string | null;
  /** The time of that push. */
  pushedAt: Date | null;
  /** The hash of the SKU that the store was last sent, when it was last sent to, and when it was made here (other-thing.ts). */
  sentSku: string | null;
  sentAt: Date;
  bornAt: Date | null;
  /** The version of the last push's row; null without a row. */
  version: number | null;
  /** `claimed`: a worker may be sending now. `uncertain`: one may have sent what is not recorded. */
  claim: "claimed" | "uncertain" | null;
};

type PushStore = Pick<Store, "id" | "businessId"> & StoreLocations;

/**
 * Returns the statement of loadPushRows. Its test asserts the plan: what orders took of a variation is one row of sums,
 * however many years of orders there are.
 */
export function pushRowsSql(store: PushStore, variationIds: readonly number[]): Prisma.Sql {
  const locations = stockLocationsOf(store);
  return Prisma.sql`
    select v.id as "variationId", p.id as "productId", p.name as label, v.sku,
      coalesce(vl.remote_id, pl.remote_id) as "remoteId",
      case when p.type = 'variable' then pl.remote_id end as "parentRemoteId",
      coalesce(l.quantity, 0)::text as level,
      coalesce(o.reservation, 0)::text as reservation,
      coalesce(r.store_reduced, 0)::text as "storeReduced",
      s.quantity::text as "pushedQuantity", s.store_reduced::text as "pushedReduced", s.unseen::text as "pushedUnimported",
      s.unseen_back::text as "pushedUnimportedBack", s.pushed_at as "pushedAt",
      case when vl.remote_id is null then pl.sent->>'sku' else vl.sent->>'sku' end as "sentSku",
      coalesce(vl.sent_at, pl.sent_at) as "sentAt",
      case when vl.remote_id is null and pl.made_in_run is not null then p.created_at
        when vl.made_in_run is not null then v.created_at end as "bornAt",
      s.version, case when s.claimed_until > clock_timestamp() then 'claimed' when s.claimed_until is not null then 'uncertain' end as claim
    from variations v
    join products p on p.id = v.product_id
    join product_links pl on pl.store_id = ${store.id} and pl.product_id = p.id
    left join variation_links vl on vl.store_id = ${store.id} and vl.variation_id = v.id and p.type = 'variable'
    left join lateral (
      select sum(sl.quantity) as quantity from stock_levels sl where sl.variation_id = v.id and sl.location_id = any(${locations}::int[])
    ) l on true
    left join stock_pushes s on s.store_id = ${store.id} and s.variation_id = v.id
    left join store_reductions r on r.variation_id = v.id and r.store_id = ${store.id}
    left join lateral (
      -- The reservations of every connected store whose orders are taken from one of the locations count, or one store would
      -- offer what another has promised.
      select sum(sr.reservation) as reservation from store_reductions sr join stores st on st.id = sr.store_id
      where sr.variation_id = v.id and (st.id = ${store.id} or (st.location_id = any(${locations}::int[]) and st.disconnected_at is null))
    ) o on true
    where v.id = any(${[...variationIds]}::int[]) and p.business_id = ${store.businessId}
      and p.tracks_stock and not p.is_sync_disabled and not p.is_archived and not v.is_archived
      and (p.type = 'simple' or vl.remote_id is not null)
    order by v.id`;
}

/** Loads the linked, counted, synced variations among the given ones, by id, in one query. */
export function loadPushRows(db: Db, store: PushStore, variationIds: readonly number[]): Promise<PushRow[]> {
  return db.$queryRaw<PushRow[]>(pushRowsSql(store, variationIds));
}
