/** Columns of WooCommerce's product CSV that are imported, by the name that its exporter writes. */
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

/** Columns on how a store shows an attribute. The import ignores them without a note, because nothing is lost. */
const UNTOLD = /^attribute \d+ (visible|global)$/;

export type ColumnName = (typeof NAMES)[keyof typeof NAMES] | "weight";

/** The position of each column in a line. */
export type Columns = {
  at: ReadonlyMap<ColumnName, number>;
  attributes: readonly { name: number; values: number }[];
  /** The number of columns of the first line. */
  count: number;
  /** The unit in "Weight (kg)". */
  weightUnit: string | null;
  /** Titles of columns that are not imported. */
  ignored: string[];
};

/** Reads the first line. Case, spaces and the order of columns do not matter. */
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
