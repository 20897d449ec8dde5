import type { Tx } from "@/lib/db";

/** Wide enough that the numbers of a shop's first years sort as text as well. */
const DIGITS = 6;

/**
 * The next number of the business: POS-000042. Ask for it last: its counter stays locked until the
 * transaction ends. A transaction that fails gives its number back, so there are no gaps.
 */
export async function takeSaleNumber(tx: Tx, businessId: number): Promise<string> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    insert into sale_counters as c (business_id, last) values (${businessId}, 1)
    on conflict (business_id) do update set last = c.last + 1 returning last`;
  if (!row) throw new Error("raising a sale counter returned no row");
  return `POS-${String(row.last).padStart(DIGITS, "0")}`;
}

/** What a sale is called until it is final; numbers are for what was sold. */
export function draftNumber(saleId: number): string {
  return `D-${saleId}`;
}
