import type { Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import {
  refuseCombinationsTaken,
  refuseCombinationsTwice,
  refuseOtherAttributes,
  refuseOtherValues,
} from "./queries/attribute-checks";
import {
  deleteMatches,
  matchProducts,
  refuseOtherTypes,
  refuseSkusOfVariations,
  refuseSkusTwice,
  renameMadeSkus,
} from "./queries/catalogue-checks";
import type { Check, CheckScope } from "./queries/check-scope";
import { refuseChildless, refuseNameless, refuseOpenTax, refusePriceless } from "./queries/completeness-checks";
import { countActions } from "./queries/count-actions";
import { countStockMoves } from "./queries/differing-stock";
import {
  findParentsById,
  findParentsInCatalogue,
  markRestAsNew,
  matchVariations,
  refuseOrphans,
  refuseSkusElsewhere,
} from "./queries/family-checks";
import { skipKnown } from "./queries/skip-known";

export type CheckCounts = { bad: number; toCreate: number; toUpdate: number; toSkip: number; stockMoves: number };

/** Matches every line, or marks it as new. */
const MATCHING: readonly Check[] = [
  deleteMatches,
  renameMadeSkus,
  refuseSkusTwice,
  matchProducts,
  refuseOtherTypes,
  refuseSkusOfVariations,
  findParentsById,
  findParentsInCatalogue,
  refuseOrphans,
  matchVariations,
  refuseSkusElsewhere,
  markRestAsNew,
];

/** Compares variations with their siblings, then finds what a new product lacks. */
const COMPARING: readonly Check[] = [
  refuseCombinationsTwice,
  refuseCombinationsTaken,
  refuseOtherAttributes,
  refuseChildless,
  refuseNameless,
  refusePriceless,
  refuseOpenTax,
];

/** The index of the first statement that finds all lines matched or new. */
export const FIRST_AFTER_MATCHING = MATCHING.length;

/** The statements of a check in their order: each builds on those before, and none may be repeated. */
export function checkStatements(scope: CheckScope, updatesExisting: boolean): Prisma.Sql[] {
  const last = updatesExisting ? refuseOtherValues : skipKnown;
  return [...MATCHING, ...COMPARING, last].map((toSql) => toSql(scope));
}

/**
 * Compares the lines with the catalogue and with each other, set by set, and stores with each line what it would do and
 * what is wrong with it. Runs again before the lines are written, because the catalogue may have changed since the dry
 * run.
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

/** Counts the results of a check. Without a location, stock is not written and no movement is counted. */
export async function countChecked(tx: Tx, importId: number, locationId: number | null): Promise<CheckCounts> {
  const { bad, create, update, skip } = await countActions(tx, importId);
  const stockMoves = locationId === null ? 0 : await countStockMoves(tx, importId, locationId);
  return { bad, toCreate: create, toUpdate: update, toSkip: skip, stockMoves };
}
