import { deletedAreMarked, latestState, noneWaitsForStockInVain, oneSaleEach } from "./orders";
import { nothingElseInTheStore, onceInTheStore, oneParentEach } from "./products";
import type { Invariant, Snapshot } from "./snapshot";
import { bothSidesOfferTheSame, finalSalesTakeTheirGoods, ledgerIsLevel } from "./stock";
import { noFault, noJobWaits, noRunHangs, nothingWaits } from "./waiting";

/** What holds whenever the dust has settled. */
export const INVARIANTS: readonly Invariant[] = [
  oneSaleEach,
  latestState,
  deletedAreMarked,
  noneWaitsForStockInVain,
  onceInTheStore,
  nothingElseInTheStore,
  oneParentEach,
  ledgerIsLevel,
  finalSalesTakeTheirGoods,
  bothSidesOfferTheSame,
  noRunHangs,
  noJobWaits,
  nothingWaits,
  noFault,
];

/** A sentence for each breach, with the rule that it breaks. */
export function findBreaches(snapshot: Snapshot): string[] {
  return INVARIANTS.flatMap(({ rule, check }) => check(snapshot).map((breach) => `${rule}: ${breach}`));
}
