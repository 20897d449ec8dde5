import type { Tx } from "@/lib/db";

/**
 * Returns a language in which a sibling has the category's name, ignoring case; null without one. A store would refuse
 * the second of them. Names as entered are held apart by a unique index.
 */
export async function findTakenName(tx: Tx, categoryId: number): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ language: string }[]>`
    select used.language from categories c
      join categories s on s.business_id = c.business_id and s.parent_id is not distinct from c.parent_id and s.id <> c.id
      cross join lateral (
        select distinct language from category_texts where category_id in (c.id, s.id)) used
      left join category_texts own on own.category_id = c.id and own.language = used.language
      left join category_texts theirs on theirs.category_id = s.id and theirs.language = used.language
     where c.id = ${categoryId} and lower(coalesce(own.name, c.name)) = lower(coalesce(theirs.name, s.name))
     order by 1 limit 1`;
  return row?.language ?? null;
}
