import type { ProductState } from "./product-state-view";

/** What is known of a product and a store without planning. */
export type KnownState = {
  storeId: number;
  isSyncDisabled: boolean;
  isArchived: boolean;
  remoteId: number | null;
  errorCode: string | null;
  needsDecision: boolean;
  isInScope: boolean;
};

/**
 * Decides a product's state in a store.
 *
 * @param hasChanges whether a run would send something of it; asked for linked products only
 */
export function decideState(known: KnownState, hasChanges: () => boolean): ProductState {
  const { storeId, remoteId, errorCode } = known;
  const isLinked = remoteId !== null;
  const state = (kind: ProductState["kind"]): ProductState => ({
    storeId,
    kind,
    errorCode: kind === "failed" ? errorCode : null,
    remoteId,
  });
  if (known.isSyncDisabled) return state("keptOut");
  if (known.isArchived && !isLinked) return state("notSent");
  if (known.needsDecision) return state("decision");
  if (errorCode !== null) return state("failed");
  if (!isLinked) return state(known.isInScope ? "notSent" : "outOfScope");
  if (hasChanges()) return state("waiting");
  return state(known.isArchived ? "hidden" : "online");
}
