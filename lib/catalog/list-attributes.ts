import type { Db, Tx } from "@/lib/db";

export type AttributeChoice = { name: string; values: string[] };

/** Limits of what a form suggests. Further attributes and values are matched by their exact name. */
const VALUES_SHOWN = 200;
const ATTRIBUTES_SHOWN = 100;

/** The business's attributes with their values, by name, as suggestions for a form. */
export async function listAttributes(db: Db | Tx, businessId: number): Promise<AttributeChoice[]> {
  const rows = await db.attribute.findMany({
    where: { businessId },
    orderBy: { name: "asc" },
    take: ATTRIBUTES_SHOWN,
    select: {
      name: true,
      values: { orderBy: [{ position: "asc" }, { id: "asc" }], take: VALUES_SHOWN, select: { name: true } },
    },
  });
  return rows.map(({ name, values }) => ({ name, values: values.map((value) => value.name) }));
}
