import type { Db, Tx } from "@/lib/db";
import type { CategoryRow, CategoryWithTexts } from "./category-schema";

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

/** The same with their names in other languages. */
export async function listCategoriesWithTexts(db: Db | Tx, businessId: number): Promise<CategoryWithTexts[]> {
  const [rows, texts] = await Promise.all([
    listCategories(db, businessId),
    db.categoryText.findMany({ where: { category: { businessId } }, orderBy: { language: "asc" } }),
  ]);
  const byId = new Map<number, CategoryWithTexts>(rows.map((row) => [row.id, { ...row, texts: [] }]));
  for (const { categoryId, language, name } of texts) byId.get(categoryId)?.texts.push({ language, name });
  return [...byId.values()];
}
