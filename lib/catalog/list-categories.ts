import type { Db, Tx } from "@/lib/db";
import type { CategoryRow } from "./category-schema";

/** All categories of the business, siblings in the order of display. `toCategoryTree` nests them. */
export async function listCategories(db: Db | Tx, businessId: number): Promise<CategoryRow[]> {
  const rows = await db.category.findMany({
    where: { businessId },
    orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      parentId: true,
      name: true,
      _count: { select: { products: { where: { isArchived: false } } } },
    },
  });
  return rows.map(({ _count, ...row }) => ({ ...row, productCount: _count.products }));
}
