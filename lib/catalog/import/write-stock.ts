import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { WriteStep } from "./write-catalogue";

/** Lines whose stock is not what the location has, of goods that are counted once the file is written. */
function differingStock(importId: number, locationId: number): Prisma.Sql {
  return Prisma.sql`
    select v.id as variation_id, r.action, r.stock - coalesce(l.quantity, 0) as difference, l.variation_id is null as is_first
      from product_import_rows r
      cross join lateral (select case when r.action = 'create' then r.new_variation_id else r.variation_id end as id) v
      left join product_import_rows f on f.import_id = r.import_id and f.kind in ('simple', 'variable') and f.action <> 'skip'
       and lower(btrim(f.sku)) = lower(btrim(case when r.kind = 'variation' then r.parent_sku else r.sku end))
      left join products p on p.id = r.product_id
      left join stock_levels l on l.variation_id = v.id and l.location_id = ${locationId}
     where r.import_id = ${importId} and r.action <> 'skip' and r.stock is not null and r.stock <> coalesce(l.quantity, 0)
       and coalesce(f.tracks_stock, p.tracks_stock, true)`;
}

/** How many movements the two steps below write, as things stand. */
export async function countStockMoves(tx: Tx, importId: number, locationId: number): Promise<number> {
  const rows = await tx.$queryRaw<
    { count: number }[]
  >`select count(*)::int as count from (${differingStock(importId, locationId)}) as d`;
  return rows[0]?.count ?? 0;
}

type Scope = Parameters<WriteStep>[1];

/** The stock column as movements: an opening where nothing was ever counted, else a count. */
async function writeMovements(
  tx: Tx,
  { importId, businessId, locationId, userId }: Scope,
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

/**
 * Stock of what is there already, before anything else of it is touched: a sale takes the level, and
 * the ledger's trigger then the product. Products first would let an import and the till wait for
 * each other.
 */
export const writeKnownStock: WriteStep = async (tx, scope) => {
  const { importId, locationId } = scope;
  await tx.$executeRaw`
    select from stock_levels l
     where l.location_id = ${locationId}::int
       and l.variation_id in (select variation_id from product_import_rows where import_id = ${importId} and stock is not null and action = 'update')
     order by l.variation_id for no key update`;
  await writeMovements(tx, scope, "update");
};

/** Products that are there, in the order in which everybody locks them; whoever edits one waits, and learns of the change. */
export const lockProducts: WriteStep = async (tx, { importId, businessId }) => {
  await tx.$executeRaw`
    select from products p
     where p.business_id = ${businessId}
       and p.id in (select product_id from product_import_rows where import_id = ${importId} and action <> 'skip')
     order by p.id for no key update`;
};

/** Stock of what the file made: nobody knows of it before all of it is written. */
export const writeNewStock: WriteStep = (tx, scope) => writeMovements(tx, scope, "create");
