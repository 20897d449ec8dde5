import { Prisma } from "@/lib/generated/prisma/client";

/** SQL for the ids of a category and all its descendants. `union` instead of `union all` ends even with a cycle. */
export function categoryBranchSql(businessId: number, categoryId: number): Prisma.Sql {
  return Prisma.sql`(
    with recursive branch as (
      select id from categories where business_id = ${businessId} and id = ${categoryId}
      union
      select c.id from categories c join branch b on c.parent_id = b.id
    ) select id from branch)`;
}
