import type { Tx } from "@/lib/db";
import { CATALOGUE_CHECKS } from "./catalogue-checks";
import type { CheckScope } from "./check-scope";
import { FAMILY_CHECKS, UPDATE_CHECKS } from "./family-checks";
import { countStockMoves } from "./write-stock";

export type CheckCounts = { bad: number; toCreate: number; toUpdate: number; toSkip: number; stockMoves: number };

/**
 * Compares the lines with the catalogue and with each other, set by set, and notes what each line
 * would do and what is wrong with it. Changes nothing but the staged lines. Run again before the
 * lines are written: the catalogue may have moved on since the dry run.
 */
export async function checkImport(
  tx: Tx,
  scope: CheckScope,
  updatesExisting: boolean,
  locationId: number | null,
): Promise<CheckCounts> {
  const { importId } = scope;
  await tx.$executeRaw`
    update product_import_rows set action = null, product_id = null, variation_id = null, category_id = null
     where import_id = ${importId} and (action is not null or product_id is not null)`;
  for (const toSql of [...CATALOGUE_CHECKS, ...FAMILY_CHECKS, ...(updatesExisting ? UPDATE_CHECKS : [])])
    await tx.$executeRaw(toSql(scope));
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
