import type { Tx } from "@/lib/db";
import type { Db } from "@/lib/db";

/** Returns the tax classes of the taxed products that are not left out, each with the number of products. */
export function countTaxClasses(db: Db | Tx, pullId: number): Promise<{ taxClass: string; count: number }[]> {
  return db.$queryRaw<{ taxClass: string; count: number }[]>`
    select payload->>'taxClass' as "taxClass", count(*)::int as count from store_pull_items
    where pull_id = ${pullId} and kind = 'product' and verdict <> 'left_out' and (payload->>'isTaxed')::boolean
    group by 1 order by 1`;
}

/** Returns those classes. */
export async function listUsedTaxClasses(tx: Tx, pullId: number): Promise<string[]> {
  return (await countTaxClasses(tx, pullId)).map(({ taxClass }) => taxClass);
}
