import type { Tx } from "@/lib/db";
import { raiseSaleCounter } from "./queries/raise-sale-counter";

/** With six digits the numbers of a shop's first years sort as text too. */
const DIGITS = 6;

/**
 * Takes the next number of the business: POS-000042. Runs last in a transaction, since the counter stays locked until
 * its end. A rollback undoes the increment, so the numbers have no gaps.
 */
export async function takeSaleNumber(tx: Tx, businessId: number): Promise<string> {
  const counter = await raiseSaleCounter(tx, businessId);
  return `POS-${String(counter).padStart(DIGITS, "0")}`;
}

/** The number of a draft, "D-17". Final sales have their own gapless numbers. */
export function draftNumber(saleId: number): string {
  return `D-${saleId}`;
}
