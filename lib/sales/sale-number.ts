import type { Tx } from "@/lib/db";

/** With six digits the numbers of a shop's first years sort as text too. */
const DIGITS = 6;

/**
 * Takes the next number of the business: POS-000042. Runs last in a transaction, since the counter stays locked until
 * its end. A rollback undoes the increment, so the numbers have no gaps.
 */
export async function takeSaleNumber(tx: Tx, businessId: number): Promise<string> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    insert into sale_counters as c (business_id, last) values (${businessId}, 1)
    on conflict (business_id) do update set last = c.last + 1 returning last`;
  if (!row) throw new Error("raising a sale counter returned no row");
  return `POS-${String(row.last).padStart(DIGITS, "0")}`;
}

/** The number of a draft, "D-17". Final sales have their own gapless numbers. */
export function draftNumber(saleId: number): string {
  return `D-${saleId}`;
}
