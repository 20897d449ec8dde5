import type { Db } from "@/lib/db";
import { Prisma, type Store, type SyncRun } from "@/lib/generated/prisma/client";
import { stockLocationsOf } from "@/lib/sync/core/stock-locations";
import type { StoreSettings } from "@/lib/sync/settings/store-settings";

/**
 * The overlap of the search for changes, for a database whose clock was set back since, as by a failover. Transactions
 * that commit late need none (find-committed-up-to.ts). A second look costs no request, since the sent hashes are unchanged.
 */
export const CHANGE_OVERLAP_MS = 10 * 60_000;

/** What a run's products depend on; a preview has it without a run. */
export type ScopedRun = Pick<
  SyncRun,
  "id" | "businessId" | "mode" | "startedAt" | "createdAt" | "retryOfId" | "productIds"
>;
type Scope = { run: ScopedRun; store: Store; settings: StoreSettings };
/** Phases whose items are products. */
export type ScopedPhase = "products" | "variations" | "stock" | "images";

function scopeWhere({ run, store, settings }: Scope, phase: ScopedPhase): Prisma.Sql {
  const isLinked = Prisma.sql`exists (select 1 from product_links l where l.store_id = ${store.id} and l.product_id = p.id)`;
  const parts = [Prisma.sql`p.business_id = ${run.businessId}`, Prisma.sql`(not p.is_archived or ${isLinked})`];
  if (phase !== "products") parts.push(isLinked, Prisma.sql`not p.is_sync_disabled and not p.is_archived`);
  if (phase === "variations") parts.push(Prisma.sql`p.type = 'variable'`);
  if (settings.productScope === "at_location") {
    parts.push(Prisma.sql`(not p.tracks_stock or ${isLinked} or exists (
      select 1 from variations v join stock_levels s on s.variation_id = v.id
      where v.product_id = p.id and s.location_id = any(${stockLocationsOf(store)}::int[])))`);
  }
  if (run.mode === "new" && (phase === "images" || phase === "stock")) {
    parts.push(
      Prisma.sql`exists (select 1 from sync_entries e where e.run_id = ${run.id} and e.product_id = p.id and e.outcome = 'done')`,
    );
  } else if (run.mode === "new") {
    parts.push(Prisma.sql`not p.is_sync_disabled and (not ${isLinked} or exists (
      select 1 from variations v where v.product_id = p.id and not v.is_archived and p.type = 'variable'
        and not exists (select 1 from variation_links vl where vl.store_id = ${store.id} and vl.variation_id = v.id)))`);
  }
  // Deferred images belong to products that have not changed since, so the whole scope is checked.
  const areImagesDue = phase === "images" && store.imagesHeldBack;
  if (run.mode === "changed" && store.changesSentUpTo !== null && !areImagesDue) {
    // The time at which the run began, so that each phase sees the same failures and those of the earlier phases.
    const began = run.startedAt ?? run.createdAt;
    const since = new Date(store.changesSentUpTo.getTime() - CHANGE_OVERLAP_MS);
    // A union of two index look-ups, because an "or" across tables would read the whole catalogue.
    parts.push(Prisma.sql`p.id in (
      select c.id from products c where c.business_id = ${run.businessId} and c.changed_at >= ${since}
      union
      select f.product_id from sync_failures f where f.store_id = ${store.id} and (f.next_try_at <= ${began} or f.last_tried_at >= ${began}))`);
  }
  if (run.mode === "retry") {
    parts.push(
      Prisma.sql`p.id in (select e.product_id from sync_entries e where e.run_id = ${run.retryOfId} and e.outcome = 'failed')`,
    );
  }
  if (run.mode === "chosen") parts.push(Prisma.sql`p.id = any(${run.productIds}::int[])`);
  return Prisma.join(parts, " and ");
}

/** Returns the statement of listScopeIds. Its test asserts the plan. */
export function scopeQuery(scope: Scope, phase: ScopedPhase, afterId: number, limit: number): Prisma.Sql {
  return Prisma.sql`select p.id from products p where p.id > ${afterId} and ${scopeWhere(scope, phase)} order by p.id limit ${limit}`;
}

/** Returns the ids of the next products of a phase, ascending, at most `limit`. */
export async function listScopeIds(
  db: Db,
  scope: Scope,
  phase: ScopedPhase,
  afterId: number,
  limit: number,
): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>(scopeQuery(scope, phase, afterId, limit));
  return rows.map((row) => row.id);
}

/** Returns how many products a phase will process. */
export async function countScope(db: Db, scope: Scope, phase: ScopedPhase): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from products p where ${scopeWhere(scope, phase)}`;
  return rows[0]?.count ?? 0;
}
