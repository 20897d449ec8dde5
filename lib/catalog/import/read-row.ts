import { convertWeight, type WeightUnit } from "@/lib/convert-weight";
import { endOfDay, startOfDay } from "@/lib/i18n/day-bounds";
import { isDay } from "@/lib/i18n/day-text";
import { skuBase } from "../sku-text";
import type { ColumnName, Columns } from "./columns";
import { chooseCategory, plainText, readCategories, splitList, unescapeFormula } from "./csv-text";
import { type DecimalRules, readDecimal } from "./read-decimal";
import { isAddress, OWN_IMAGE } from "./read-notes";
import { readTax, type TaxChoices } from "./read-tax";

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
  /** The line decides on the sale price: it is `salePrice`, or none. Times are ISO 8601 in UTC, null for an open end. */
  hasSalePrice: boolean;
  salePrice: string | null;
  salePriceFrom: string | null;
  salePriceUntil: string | null;
  weight: string | null;
  stock: string | null;
  /** When that was the stock, an ISO time: what moved since is added to it. Absent: now. */
  stockAt?: string | null;
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
  /** Addresses of images to fetch, in the file's order. */
  imageUrls: string[];
  issues: Issue[];
};

/** What reading a line needs besides its cells. */
export type ReadContext = {
  columns: Columns;
  taxRates: readonly { id: number; name: string }[];
  taxes: TaxChoices;
  /** The shop's unit, into which weights are converted. */
  weightUnit: WeightUnit;
  /** The shop's, in which days are read. */
  timeZone: string;
  /** See `readDecimal`. */
  hasDecimalComma: boolean;
  fetchesImages: boolean;
};

/** Characters of a text at most. */
export const LIMITS: Partial<Record<ColumnName, number>> = {
  name: 500,
  sku: 100,
  barcode: 100,
  description: 100_000,
  shortDescription: 100_000,
};
/** Levels of a category path. */
export const MAX_CATEGORY_DEPTH = 10;
/** Images of one line that are fetched. */
const MAX_ADDRESSES = 20;
/** Characters of a cell that an issue quotes. */
const SHOWN = 80;

const KINDS = ["simple", "variable", "variation"] as const;

/** The types of a line, such as "simple, downloadable, virtual". */
function readTypes(cells: readonly string[], columns: Columns): string[] {
  const types = (cells[columns.at.get("type") ?? -1] ?? "")
    .toLowerCase()
    .split(",")
    .map((type) => type.trim())
    .filter((type) => type !== "");
  return types.length === 0 ? ["simple"] : types;
}

/**
 * The type of a line that the shop has no product for, such as "grouped" or "external". Such lines are left out. Null for
 * a line that is read.
 */
export function foreignType(cells: readonly string[], columns: Columns): string | null {
  const types = readTypes(cells, columns);
  return types.some((type) => KINDS.some((kind) => kind === type)) ? null : types.join(", ").slice(0, SHOWN);
}

/** A line without a sale price, which leaves that of a known product unchanged. */
export const NO_SALE_PRICE = {
  hasSalePrice: false,
  salePrice: null,
  salePriceFrom: null,
  salePriceUntil: null,
} as const;

/** WooCommerce writes "2026-12-01 0:00:00", and ignores the time when it imports. */
function readDay(text: string): string | null {
  const [day = ""] = text.split(/[ T]/);
  return isDay(day) ? day : null;
}

/** Reads one line of a known type. An empty cell leaves the field of a known product unchanged. */
export function readRow(
  line: number,
  cells: readonly string[],
  { columns, taxRates, taxes, weightUnit, timeZone, hasDecimalComma, fetchesImages }: ReadContext,
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
  const decimal = (column: ColumnName, rules: DecimalRules = {}) => {
    const cell = text(column);
    if (cell === null) return null;
    const read = readDecimal(cell, { hasDecimalComma, ...rules });
    if ("value" in read) return read.value;
    fault(column, read.fault, cell);
    return null;
  };

  const day = (column: ColumnName) => {
    const cell = text(column);
    const read = cell === null ? null : readDay(cell);
    if (cell !== null && read === null) fault(column, "notADay", cell);
    return read;
  };

  // An unquoted delimiter inside a text shifts all later cells, so none of them is used.
  const beyond = cells.slice(columns.count).find((cell) => cell.trim() !== "");
  if (beyond !== undefined) fault("line", "tooManyCells", beyond.trim());
  const types = readTypes(cells, columns);
  const kind = KINDS.find((known) => types.includes(known)) ?? "simple";
  const rawName = text("name");
  const name = rawName === null ? null : plainText(rawName);
  const sku = text("sku");
  const options = kind === "variation" ? readOptions(cells, columns) : [];
  if (kind === "variation" && options.length === 0) fault("attributes", "noValues");
  const parent = text("parent");
  if (kind === "variation" && parent === null) fault("parent", "noParent");
  const parentId = /^id:(\d{1,9})$/i.exec(parent ?? "")?.[1];
  const path = chooseCategory(readCategories(text("categories") ?? ""));
  if (path.length > MAX_CATEGORY_DEPTH || path.some((part) => part.length > 200))
    fault("categories", "tooLong", path.join(" > "));
  const tax = readTax(text("taxStatus"), text("taxClass"), taxRates, taxes);
  if (tax === "unknown") fault("taxClass", "taxUnknown", text("taxClass") ?? "");
  const id = text("id");
  const weight = decimal("weight", { maxWhole: 8 });
  // A sale price stands in a line with its days, and an empty day is an open end.
  const readSalePrice = () => {
    const salePrice = kind === "variable" ? null : decimal("salePrice");
    if (salePrice === null) return NO_SALE_PRICE;
    const [from, until] = [day("salePriceFrom"), day("salePriceUntil")];
    if (from !== null && until !== null && until < from) fault("salePriceUntil", "salePriceEndsFirst", until);
    return {
      hasSalePrice: true,
      salePrice,
      salePriceFrom: from === null ? null : startOfDay(from, timeZone).toISOString(),
      salePriceUntil: until === null ? null : endOfDay(until, timeZone).toISOString(),
    };
  };
  // WooCommerce writes "parent" where a variation has no stock of its own.
  const hasOwnStock = kind !== "variable" && !["", "parent"].includes(text("stock")?.toLowerCase() ?? "");
  return {
    line,
    kind,
    remoteId: id !== null && /^\d{1,9}$/.test(id) ? Number(id) : null,
    sku: sku ?? `${skuBase(name ?? parent ?? "")}-${line}`,
    isSkuMade: sku === null,
    parentRemoteId: kind === "variation" && parentId !== undefined ? Number(parentId) : null,
    parentSku: kind === "variation" && parentId === undefined ? parent : null,
    name,
    barcode: text("barcode"),
    price: decimal("price"),
    ...readSalePrice(),
    weight: weight === null ? null : convertWeight(weight, columns.weightUnit ?? weightUnit, weightUnit),
    stock: hasOwnStock ? decimal("stock", { isSigned: true }) : null,
    // The stock that WooCommerce counts for all variations together has no equivalent in the POS.
    hasStock: columns.at.has("stock") ? hasOwnStock : null,
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
    ...optionKeys(options),
    mediaIds: kind === "variation" ? [] : readOwnMedia(text("images")),
    imageUrls: fetchesImages ? readAddresses(text("images"), kind) : [],
    issues,
  };
}

/** The values and the attributes of a variation in a fixed order and lower case, for comparisons. */
export function optionKeys(options: readonly [string, string][]): Pick<ImportRow, "optionKey" | "attributeKey"> {
  const sorted = [...options]
    .map(([attribute, value]) => [attribute.toLowerCase(), value.toLowerCase()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    optionKey: JSON.stringify(sorted),
    attributeKey: JSON.stringify(sorted.map(([attribute]) => attribute)),
  };
}

/** WooCommerce's Published column: 1 is published, 0 is private, -1 is a draft, 2 waits for review. */
function readPublished(
  text: string | null,
  fault: (column: "published", code: string, value: string) => void,
): boolean | null {
  if (text === null) return null;
  if (!["1", "0", "-1", "2"].includes(text)) fault("published", "publishedUnknown", text);
  return text !== "1";
}

/**
 * The values of a variation. An attribute without one is left out: in WooCommerce the variation is then sold for any of
 * its values, with one SKU, price and stock, and so it is here.
 */
function readOptions(cells: readonly string[], columns: Columns): [string, string][] {
  return columns.attributes.flatMap(({ name, values }): [string, string][] => {
    const attribute = plainText(unescapeFormula((cells[name] ?? "").trim())).slice(0, 100);
    const value = plainText(splitList(unescapeFormula((cells[values] ?? "").trim()))[0] ?? "");
    return attribute === "" || value === "" ? [] : [[attribute, value.slice(0, 200)]];
  });
}

function readOwnMedia(text: string | null): number[] {
  const ids = splitList(text ?? "").flatMap((url) => OWN_IMAGE.exec(url)?.[1] ?? []);
  return [...new Set(ids.map(Number))].slice(0, 50);
}

/** A variation has one image. */
function readAddresses(text: string | null, kind: ImportRow["kind"]): string[] {
  const addresses = splitList(text ?? "").filter((url) => isAddress(url) && !OWN_IMAGE.test(url) && url.length <= 2000);
  return [...new Set(addresses)].slice(0, kind === "variation" ? 1 : MAX_ADDRESSES);
}
