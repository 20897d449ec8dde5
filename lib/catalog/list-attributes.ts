import type { Db, Tx } from "@/lib/db";

export type AttributeChoice = { name: string; values: string[] };

/** A form offers these while typing; more are found by their exact name all the same. */
const VALUES_SHOWN = 200;
const ATTRIBUTES_SHOWN = 100;

/** The attributes that the business has used, with their values, for choosing from. */
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
