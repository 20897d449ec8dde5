import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { CATALOGUE_CHECKS } from "./queries/catalogue-checks";
import type { Check, CheckScope } from "./queries/check-scope";
import { FAMILY_CHECKS, restIsNew, UPDATE_CHECKS } from "./queries/family-checks";
import { countStockMoves } from "./write-stock";

export type CheckCounts = { bad: number; toCreate: number; toUpdate: number; toSkip: number; stockMoves: number };

/** Of an earlier check. What is new stays so unless a check below finds it, and is not written twice for nothing. */
const forgetMatches: Check = ({ importId }) => Prisma.sql`
  update product_import_rows set action = null, product_id = null, variation_id = null
   where import_id = ${importId} and (action <> 'create' or product_id is not null)`;

const skipKnown: Check = ({ importId }) => Prisma.sql`
  update product_import_rows set action = 'skip' where import_id = ${importId} and action = 'update'`;

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
  for (const statement of checkStatements(scope, updatesExisting)) await tx.$executeRaw(statement);
  return countChecked(tx, scope.importId, locationId);
}

/** The statements of a check in their order: each builds on those before, and none may be repeated. */
export function checkStatements(scope: CheckScope, updatesExisting: boolean): Prisma.Sql[] {
  const last = updatesExisting ? UPDATE_CHECKS : [skipKnown];
  return [forgetMatches, ...CATALOGUE_CHECKS, ...FAMILY_CHECKS, ...last].map((toSql) => toSql(scope));
}

/** Which statement is the first that finds all lines matched or new. */
export const FIRST_AFTER_MATCHING = 1 + CATALOGUE_CHECKS.length + FAMILY_CHECKS.indexOf(restIsNew) + 1;

/** What a check has found. */
export async function countChecked(tx: Tx, importId: number, locationId: number | null): Promise<CheckCounts> {
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
