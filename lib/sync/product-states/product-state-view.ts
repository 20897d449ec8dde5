/** What a store has of a product, the state that a person has to know about first. */
export const PRODUCT_STATES = [
  "failed",
  "decision",
  "waiting",
  "notSent",
  "outOfScope",
  "keptOut",
  "hidden",
  "online",
] as const;
export type ProductStateKind = (typeof PRODUCT_STATES)[number];

export type ProductState = {
  storeId: number;
  kind: ProductStateKind;
  /** Why it failed; null in the other states. */
  errorCode: string | null;
  /** The product's id in the store; null without a link. */
  remoteId: number | null;
};

export type ProductStates = {
  /** The connected stores in the order they were added. */
  stores: { id: number; name: string; url: string }[];
  /** Product id → its state in each store. */
  products: Record<string, ProductState[]>;
};

/** The state to show where there is room for one, and how many stores share it. */
export function worstState(states: readonly ProductState[]): { state: ProductState; count: number } | null {
  const kind = PRODUCT_STATES.find((one) => states.some((state) => state.kind === one));
  const state = states.find((one) => one.kind === kind);
  return state ? { state, count: states.filter((one) => one.kind === kind).length } : null;
}
