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
import { leaveOutBad } from "./queries/leave-out-bad";
import { skipKnown } from "./queries/skip-known";

/** Lines and products by what the writing does to them. Those of a product with a bad line stay out. */
export type CheckCounts = {
  bad: number;
  toCreate: number;
  toUpdate: number;
  toSkip: number;
  stockMoves: number;
  productsToCreate: number;
  productsToUpdate: number;
  productsToSend: number;
};

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
  return [...MATCHING, ...COMPARING, last, leaveOutBad].map((toSql) => toSql(scope));
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
  const counts = await countActions(tx, importId);
  const stockMoves = locationId === null ? 0 : await countStockMoves(tx, importId, locationId);
  return {
    bad: counts.bad,
    toCreate: counts.create,
    toUpdate: counts.update,
    toSkip: counts.skip,
    productsToCreate: counts.productsCreated,
    productsToUpdate: counts.productsUpdated,
    productsToSend: counts.productsSent,
    stockMoves,
  };
}
