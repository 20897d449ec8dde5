import type { Tx } from "@/lib/db";

/** Increments a business's counter of sales and returns it. The row stays locked until the transaction ends. */
export async function raiseSaleCounter(tx: Tx, businessId: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    insert into sale_counters as c (business_id, last) values (${businessId}, 1)
    on conflict (business_id) do update set last = c.last + 1 returning last`;
  if (!row) throw new Error("raising a sale counter returned no row");
  return row.last;
}
