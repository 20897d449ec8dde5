import type { Db } from "@/lib/db";
import type { PullVerdict } from "@/lib/generated/prisma/enums";

type Count = { code: string; count: number };

/** Counts the products, or the customers, of a pull by verdict. */
export function countVerdicts(
  db: Db,
  pullId: number,
  kind: "product" | "customer",
): Promise<{ verdict: PullVerdict; count: number; linked: number }[]> {
  return db.$queryRaw<{ verdict: PullVerdict; count: number; linked: number }[]>`
    select verdict::text as verdict, count(*)::int as count, count(*) filter (where is_linked)::int as linked
    from store_pull_items where pull_id = ${pullId} and kind = ${kind}::pull_item_kind and verdict is not null group by 1`;
}

/** Counts the customers that stay out because they were erased here. */
export function countErased(db: Db, pullId: number): Promise<number> {
  return db.pullItem.count({ where: { pullId, kind: "customer", reason: "erased" } });
}

/** Counts the products by doubt. */
export function countDoubts(db: Db, pullId: number): Promise<Count[]> {
  return db.$queryRaw<Count[]>`
    select d.code, count(*)::int as count from store_pull_items i cross join unnest(i.doubts) as d (code)
    where i.pull_id = ${pullId} and i.kind = 'product' group by 1`;
}

/** Counts the products that are left out by reason, the most frequent first. */
export function countReasons(db: Db, pullId: number): Promise<Count[]> {
  return db.$queryRaw<Count[]>`
    select reason as code, count(*)::int as count from store_pull_items
    where pull_id = ${pullId} and kind = 'product' and verdict = 'left_out' and reason is not null
    group by 1 order by 2 desc, 1`;
}
