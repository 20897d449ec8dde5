import type { Tx } from "@/lib/db";

/** Whose lines are written, by whom (null: the user is deleted), and where stock was counted (null: it is not written). */
export type WriteScope = { importId: number; businessId: number; userId: number | null; locationId: number | null };

/** One set-based step of the writing. All steps are one transaction. */
export type WriteStep = (tx: Tx, scope: WriteScope) => Promise<void>;
