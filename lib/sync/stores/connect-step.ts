import type { CatalogLead } from "@/lib/generated/prisma/enums";

/** The steps of a store's first connection, in their order. */
export const CONNECT_STEPS = ["find", "keys", "compare", "taxes", "start"] as const;
export type ConnectStep = (typeof CONNECT_STEPS)[number];

/** How far a store's first connection has come. */
export type ConnectProgress = { hasKeys: boolean; lead: CatalogLead | null; areTaxesMapped: boolean };

/**
 * Returns the step to show: the one of the address where the store has come as far, otherwise the first that is open.
 *
 * @param store null before a store has keys
 * @param asked the step that the address names
 */
export function findConnectStep(store: ConnectProgress | null, asked: string | undefined): ConnectStep {
  if (store === null || !store.hasKeys) return "find";
  const open = store.lead === null ? "compare" : store.areTaxesMapped ? "start" : "taxes";
  // Matching taxes is a choice, so that the last step is open once it is known who leads.
  const reachable: readonly ConnectStep[] = store.lead === null ? ["compare"] : ["compare", "taxes", "start"];
  return reachable.find((step) => step === asked) ?? open;
}
