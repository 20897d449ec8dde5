import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { WriteScope } from "./write-scope";

/**
 * Lines whose stock differs from the level of the location, of products that track stock once the file is written. What
 * moved since a stock was read elsewhere is added to it, so that a sale in between is not forgotten.
 */
function differingStock(importId: number, locationId: number): Prisma.Sql {
  return Prisma.sql`
    select v.id as variation_id, r.action, s.stock - coalesce(l.quantity, 0) as difference, l.variation_id is null as is_first
      from product_import_rows r
      cross join lateral (select case when r.action = 'create' then r.new_variation_id else r.variation_id end as id) v
      left join product_import_rows f on f.import_id = r.import_id and f.kind in ('simple', 'variable') and f.action <> 'skip'
       and lower(btrim(f.sku)) = lower(btrim(case when r.kind = 'variation' then r.parent_sku else r.sku end))
      left join products p on p.id = r.product_id
      left join stock_levels l on l.variation_id = v.id and l.location_id = ${locationId}
      cross join lateral (
        select r.stock + coalesce(sum(m.quantity), 0) as stock from stock_movements m
         where m.variation_id = v.id and m.location_id = ${locationId} and m.created_at > r.stock_at) s
     where r.import_id = ${importId} and r.action <> 'skip' and s.stock is not null and s.stock <> coalesce(l.quantity, 0)
       and coalesce(f.tracks_stock, p.tracks_stock, true)`;
}

/** Counts the movements that the writing would make now. */
export async function countStockMoves(tx: Tx, importId: number, locationId: number): Promise<number> {
  const rows = await tx.$queryRaw<
    { count: number }[]
  >`select count(*)::int as count from (${differingStock(importId, locationId)}) as d`;
  return rows[0]?.count ?? 0;
}

/** Inserts the stock column as movements: an opening where nothing was ever counted, else a count. */
export async function insertMovements(
  tx: Tx,
  { importId, businessId, locationId, userId }: WriteScope,
  action: "create" | "update",
): Promise<void> {
  if (locationId === null) return;
  await tx.$executeRaw`
    insert into stock_movements (business_id, variation_id, location_id, kind, quantity, reason, user_id)
    select ${businessId}::int, d.variation_id, ${locationId}::int, (case when d.is_first then 'opening' else 'count' end)::movement_kind,
           d.difference, i.file_name, ${userId}::int
      from (${differingStock(importId, locationId)}) as d join product_imports i on i.id = ${importId}
     where d.action = ${action}::import_action and d.variation_id is not null
     order by d.variation_id`;
}
