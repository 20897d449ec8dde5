import type { Tx } from "@/lib/db";
import { CATALOGUE_CHECKS } from "./catalogue-checks";
import type { CheckScope } from "./check-scope";
import { FAMILY_CHECKS } from "./family-checks";

export type CheckCounts = { bad: number; toCreate: number; toUpdate: number; toSkip: number; stockMoves: number };

/**
 * Compares the lines with the catalogue and with each other, set by set, and notes what each line
 * would do and what is wrong with it. Changes nothing but the staged lines. Run again before the
 * lines are written: the catalogue may have moved on since the dry run.
 */
export async function checkImport(tx: Tx, scope: CheckScope, updatesExisting: boolean, locationId: number | null): Promise<CheckCounts> {
  const { importId } = scope;
  await tx.$executeRaw`
    update product_import_rows set action = null, product_id = null, variation_id = null, category_id = null
     where import_id = ${importId} and (action is not null or product_id is not null)`;
  for (const toSql of [...CATALOGUE_CHECKS, ...FAMILY_CHECKS]) await tx.$executeRaw(toSql(scope));
  if (!updatesExisting) {
    await tx.$executeRaw`update product_import_rows set action = 'skip' where import_id = ${importId} and action = 'update'`;
  }
  const rows = await tx.$queryRaw<{ bad: number; create: number; update: number; skip: number }[]>`
    select count(*) filter (where issues <> '[]')::int as bad,
           count(*) filter (where action = 'create')::int as create,
           count(*) filter (where action = 'update')::int as update,
           count(*) filter (where action = 'skip')::int as skip
      from product_import_rows where import_id = ${importId}`;
  const counts = rows[0] ?? { bad: 0, create: 0, update: 0, skip: 0 };
  const stockMoves = locationId === null ? 0 : await countStockMoves(tx, importId, locationId);
  return { bad: counts.bad, toCreate: counts.create, toUpdate: counts.update, toSkip: counts.skip, stockMoves };
}

/** As many as `writeStock` of write-stock.ts writes, as things stand. */
async function countStockMoves(tx: Tx, importId: number, locationId: number): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count
      from product_import_rows r
      left join products p on p.id = r.product_id
      left join product_import_rows f on f.import_id = r.import_id and f.kind in ('simple', 'variable')
       and lower(btrim(f.sku)) = lower(btrim(case when r.kind = 'variation' then r.parent_sku else r.sku end))
      left join stock_levels l on l.variation_id = r.variation_id and l.location_id = ${locationId}
     where r.import_id = ${importId} and r.action <> 'skip' and r.stock is not null and r.stock <> coalesce(l.quantity, 0)
       and coalesce(case when f.action <> 'skip' then f.tracks_stock end, p.tracks_stock, true)`;
  return rows[0]?.count ?? 0;
}
