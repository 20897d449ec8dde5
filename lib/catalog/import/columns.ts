/** Columns of WooCommerce's own product CSV that mean something here, by the name its exporter writes. */
const NAMES = {
  id: "id",
  type: "type",
  sku: "sku",
  "gtin, upc, ean, or isbn": "barcode",
  name: "name",
  published: "published",
  "short description": "shortDescription",
  description: "description",
  "tax status": "taxStatus",
  "tax class": "taxClass",
  stock: "stock",
  "low stock amount": "lowStock",
  categories: "categories",
  images: "images",
  parent: "parent",
  "regular price": "price",
  "sale price": "salePrice",
} as const;

/** How a store shows an attribute; nothing is lost by leaving it out, so it is not worth a word. */
const UNTOLD = /^attribute \d+ (visible|global)$/;

export type ColumnName = (typeof NAMES)[keyof typeof NAMES] | "weight";

/** Where each column is in a line. */
export type Columns = {
  at: ReadonlyMap<ColumnName, number>;
  attributes: readonly { name: number; values: number }[];
  /** As many as the first line has. */
  count: number;
  /** The unit in "Weight (kg)". */
  weightUnit: string | null;
  /** Titles of columns that mean nothing here. */
  ignored: string[];
};

/** Reads the first line. Case and spaces do not matter; the order of columns does not either. */
export function readHeader(cells: readonly string[]): Columns {
  const at = new Map<ColumnName, number>();
  const names = new Map<number, number>();
  const values = new Map<number, number>();
  const ignored: string[] = [];
  let weightUnit: string | null = null;
  cells.forEach((cell, index) => {
    const title = cell.trim().toLowerCase().replace(/\s+/g, " ");
    const known = NAMES[title as keyof typeof NAMES] as ColumnName | undefined;
    const weight = /^weight \((\w+)\)$/.exec(title);
    const attribute = /^attribute (\d+) (name|value\(s\))$/.exec(title);
    if (known !== undefined) at.set(known, index);
    else if (weight) {
      at.set("weight", index);
      weightUnit = weight[1] ?? null;
    } else if (attribute) (attribute[2] === "name" ? names : values).set(Number(attribute[1]), index);
    else if (title !== "" && !UNTOLD.test(title)) ignored.push(cell.trim());
  });
  const attributes = [...names]
    .sort(([a], [b]) => a - b)
    .flatMap(([number, name]) => {
      const valuesAt = values.get(number);
      return valuesAt === undefined ? [] : [{ name, values: valuesAt }];
    });
  return { at, attributes, count: cells.length, weightUnit, ignored };
}
