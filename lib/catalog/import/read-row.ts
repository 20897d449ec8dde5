import { trimDecimal } from "@/lib/money/decimal-schema";
import { skuBase } from "../sku-text";
import type { ColumnName, Columns } from "./columns";
import { readCategories, splitList, unescapeFormula } from "./csv-text";
import { OWN_IMAGE } from "./read-notes";
import { readTax, type StandardTax } from "./read-tax";

/** The codes of a line's issues. The sentence of each is `importProducts.issues.<code>`. */
export type Issue = { column: ColumnName | "attributes" | "line"; code: string; value: string };

export type ImportRow = {
  line: number;
  kind: "simple" | "variable" | "variation";
  remoteId: number | null;
  sku: string;
  isSkuMade: boolean;
  parentRemoteId: number | null;
  parentSku: string | null;
  name: string | null;
  barcode: string | null;
  price: string | null;
  weight: string | null;
  stock: string | null;
  /** Whether the line has a stock quantity. Null when the file has no such column. */
  hasStock: boolean | null;
  lowStockAt: string | null;
  isArchived: boolean | null;
  tracksStock: boolean | null;
  hasTax: boolean;
  taxRateId: number | null;
  /** The line has the standard tax class, and no tax rate was chosen for it. */
  isTaxOpen: boolean;
  description: string | null;
  shortDescription: string | null;
  categoryPath: string[];
  options: [string, string][];
  optionKey: string;
  attributeKey: string;
  mediaIds: number[];
  issues: Issue[];
};

/** What reading a line needs besides its cells. */
type ReadContext = {
  columns: Columns;
  taxRates: readonly { id: number; name: string }[];
  standardTax: StandardTax;
};

const LIMITS: Partial<Record<ColumnName, number>> = {
  name: 500,
  sku: 100,
  barcode: 100,
  description: 100_000,
  shortDescription: 100_000,
};
/** Levels of a category path. */
export const MAX_CATEGORY_DEPTH = 10;
/** Characters of a cell that an issue quotes. */
const SHOWN = 80;

/** Reads one line. An empty cell leaves the field of a known product unchanged. */
export function readRow(
  line: number,
  cells: readonly string[],
  { columns, taxRates, standardTax }: ReadContext,
): ImportRow {
  const issues: Issue[] = [];
  const fault = (column: Issue["column"], code: string, value = "") =>
    void issues.push({ column, code, value: value.slice(0, SHOWN) });
  const text = (column: ColumnName): string | null => {
    const value = unescapeFormula((cells[columns.at.get(column) ?? -1] ?? "").trim());
    const limit = LIMITS[column];
    if (limit !== undefined && value.length > limit) fault(column, "tooLong", value);
    if (value.includes("\0")) fault(column, "unreadable");
    return value === "" ? null : value.replaceAll("\0", "");
  };
  const decimal = (column: ColumnName, rules: { isSigned?: boolean; maxWhole?: number } = {}) => {
    const value = text(column);
    const code = value === null ? null : decimalFault(value, rules);
    if (code !== null) fault(column, code, value ?? "");
    return value === null || code !== null ? null : trimDecimal(value);
  };

  // An unquoted delimiter inside a text shifts all later cells, so none of them is used.
  const beyond = cells.slice(columns.count).find((cell) => cell.trim() !== "");
  if (beyond !== undefined) fault("line", "tooManyCells", beyond.trim());
  const types = (text("type") ?? "simple")
    .toLowerCase()
    .split(",")
    .map((type) => type.trim());
  const kind = (["simple", "variable", "variation"] as const).find((known) => types.includes(known));
  if (kind === undefined) fault("type", "typeUnknown", types.join(", "));
  const name = text("name");
  const sku = text("sku");
  const options = kind === "variation" ? readOptions(cells, columns) : [];
  if (kind === "variation" && (options.length === 0 || options.some(([, value]) => value === "")))
    fault("attributes", "noValues");
  const parent = text("parent");
  if (kind === "variation" && parent === null) fault("parent", "noParent");
  const parentId = /^id:(\d{1,9})$/i.exec(parent ?? "")?.[1];
  const path = readCategories(text("categories") ?? "")[0] ?? [];
  if (path.length > MAX_CATEGORY_DEPTH || path.some((part) => part.length > 200))
    fault("categories", "tooLong", path.join(" > "));
  const tax = readTax(text("taxStatus"), text("taxClass"), taxRates, standardTax);
  if (tax === "unknown") fault("taxClass", "taxUnknown", text("taxClass") ?? "");
  const id = text("id");
  const sorted = [...options]
    .map(([attribute, value]) => [attribute.toLowerCase(), value.toLowerCase()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    line,
    kind: kind ?? "simple",
    remoteId: id !== null && /^\d{1,9}$/.test(id) ? Number(id) : null,
    sku: sku ?? `${skuBase(name ?? parent ?? "")}-${line}`,
    isSkuMade: sku === null,
    parentRemoteId: kind === "variation" && parentId !== undefined ? Number(parentId) : null,
    parentSku: kind === "variation" && parentId === undefined ? parent : null,
    name,
    barcode: text("barcode"),
    price: decimal("price"),
    weight: decimal("weight", { maxWhole: 8 }),
    stock: kind === "variable" ? null : decimal("stock", { isSigned: true }),
    // The stock that WooCommerce counts for all variations together has no equivalent in the POS.
    hasStock: columns.at.has("stock") ? kind !== "variable" && text("stock") !== null : null,
    lowStockAt: kind === "variable" ? null : decimal("lowStock"),
    isArchived: readPublished(text("published"), fault),
    tracksStock: types.includes("virtual") ? false : null,
    hasTax: typeof tax === "object" && tax !== null,
    taxRateId: typeof tax === "object" ? (tax?.id ?? null) : null,
    isTaxOpen: tax === "open",
    // WooCommerce writes a line break as the two characters \n.
    description: text("description")?.replaceAll("\\n", "\n") ?? null,
    shortDescription: text("shortDescription")?.replaceAll("\\n", "\n") ?? null,
    categoryPath: kind === "variation" ? [] : path,
    options,
    optionKey: JSON.stringify(sorted),
    attributeKey: JSON.stringify(sorted.map(([attribute]) => attribute)),
    mediaIds: kind === "variation" ? [] : readOwnMedia(text("images")),
    issues,
  };
}

/** Refuses a decimal comma, because "1,234" has two readings: 1234 and 1.234. */
function decimalFault(
  value: string,
  { isSigned = false, maxWhole = 15 }: { isSigned?: boolean; maxWhole?: number },
): string | null {
  if (/^[+-]?[\d.\s]*,\d*$/.test(value)) return "decimalComma";
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(value);
  if (match === null) return "notANumber";
  const [, sign, whole = "", decimals = ""] = match;
  if (sign === "-" && !isSigned && /[1-9]/.test(value)) return "negative";
  if (decimals.replace(/0+$/, "").length > 4) return "tooManyDecimals";
  return whole.replace(/^0+/, "").length > maxWhole ? "tooLarge" : null;
}

/** WooCommerce's Published column: 1 is published, 0 is private, -1 is a draft. */
function readPublished(
  text: string | null,
  fault: (column: "published", code: string, value: string) => void,
): boolean | null {
  if (text === null) return null;
  if (!["1", "0", "-1"].includes(text)) fault("published", "publishedUnknown", text);
  return text !== "1";
}

function readOptions(cells: readonly string[], columns: Columns): [string, string][] {
  return columns.attributes.flatMap(({ name, values }): [string, string][] => {
    const attribute = unescapeFormula((cells[name] ?? "").trim()).slice(0, 100);
    const value = splitList(unescapeFormula((cells[values] ?? "").trim()))[0] ?? "";
    return attribute === "" ? [] : [[attribute, value.slice(0, 200)]];
  });
}

function readOwnMedia(text: string | null): number[] {
  const ids = splitList(text ?? "").flatMap((url) => OWN_IMAGE.exec(url)?.[1] ?? []);
  return [...new Set(ids.map(Number))].slice(0, 50);
}
