import type { Tx } from "@/lib/db";

export type WriteScope = {
  importId: number;
  businessId: number;
  /** Who started the writing; null: the user is deleted. */
  userId: number | null;
  /** Where stock was counted; null: it is not written. */
  locationId: number | null;
  /** New products are kept from stores. */
  isHeldBack: boolean;
};

/** One set-based step of the writing. All steps are one transaction. */
export type WriteStep = (tx: Tx, scope: WriteScope) => Promise<void>;
