import type { WeightUnit } from "@/lib/convert-weight";
import {
  ATTRIBUTE_NAME,
  ATTRIBUTE_VALUES,
  DIMENSION_WORDS,
  FIELD_NAMES,
  UNTAKEN_NAMES,
  UNTOLD,
  WEIGHT_WORDS,
} from "./column-names";
import { readWeightUnit } from "./weight-unit";

/** What a person can say that a column is. */
export const COLUMN_FIELDS = [
  "sku",
  "name",
  "price",
  "barcode",
  "stock",
  "categories",
  "description",
  "shortDescription",
  "images",
  "weight",
  "taxStatus",
  "taxClass",
  "lowStock",
  "published",
  "type",
  "parent",
  "id",
  "salePrice",
  "salePriceFrom",
  "salePriceUntil",
] as const;

export type ColumnName = (typeof COLUMN_FIELDS)[number];

/** What a person has said of columns, by their position; "none" leaves a column out. */
export type ColumnChoices = Readonly<Record<string, ColumnName | "none">>;

/** The position of each column in a line. */
export type Columns = {
  at: ReadonlyMap<ColumnName, number>;
  attributes: readonly { name: number; values: number }[];
  /** The number of columns of the first line. */
  count: number;
  /** The unit in "Weight (lbs)". Null: the shop's own. */
  weightUnit: WeightUnit | null;
  /** Titles of columns that are not imported. */
  ignored: string[];
  /** Positions of columns whose names nobody knows, which a person may match. */
  unknown: number[];
};

/** A title for comparison: case, kinds of spaces and apostrophes, and the space of "Mis en avant ?" do not matter. */
function toKey(title: string): string {
  return title
    .replaceAll("\ufeff", "")
    .trim()
    .toLowerCase()
    .normalize("NFC")
    .replace(/[’`´]/g, "'")
    .replace(/[_\s]+/g, " ")
    .replace(/ (?=[?:])/g, "");
}

const FIELD_OF = new Map<string, ColumnName>(
  Object.entries(FIELD_NAMES).flatMap(([field, names]) =>
    names.map((name): [string, ColumnName] => [toKey(name), field as ColumnName]),
  ),
);
const UNTAKEN = new Set(UNTAKEN_NAMES.map(toKey));
const WEIGHT = WEIGHT_WORDS.map(toKey);
const DIMENSION = DIMENSION_WORDS.map(toKey);

type Meaning =
  | { kind: "field"; field: ColumnName; unit?: WeightUnit }
  | { kind: "attributeName" | "attributeValues"; number: number }
  | { kind: "untaken" | "untold" | "unknown" };

/** What a column's title says. */
function readTitle(title: string): Meaning {
  const key = toKey(title);
  const field = FIELD_OF.get(key);
  if (field !== undefined) return { kind: "field", field };
  // "GTIN, UPC, EAN, or ISBN" has another "or" in each language.
  if (key.startsWith("gtin, upc, ean")) return { kind: "field", field: "barcode" };
  const [, word = key, unit] = /^(.+?) ?\((.+)\)$/.exec(key) ?? [];
  if (WEIGHT.includes(word)) {
    if (unit === undefined) return { kind: "field", field: "weight" };
    const known = readWeightUnit(unit);
    return known === null ? { kind: "unknown" } : { kind: "field", field: "weight", unit: known };
  }
  const name = ATTRIBUTE_NAME.map((pattern) => pattern.exec(key)?.[1]).find((number) => number !== undefined);
  if (name !== undefined) return { kind: "attributeName", number: Number(name) };
  const values = ATTRIBUTE_VALUES.map((pattern) => pattern.exec(key)?.[1]).find((number) => number !== undefined);
  if (values !== undefined) return { kind: "attributeValues", number: Number(values) };
  if (key === "" || UNTOLD.some((pattern) => pattern.test(key))) return { kind: "untold" };
  return { kind: UNTAKEN.has(key) || DIMENSION.includes(word) ? "untaken" : "unknown" };
}

/**
 * Reads the first line in any of the languages of `column-names.ts`. The order of columns does not matter; of two with
 * the same meaning the first counts.
 *
 * @param choices what a person has said of single columns, which counts before their titles
 */
export function readHeader(cells: readonly string[], choices: ColumnChoices = {}): Columns {
  const at = new Map<ColumnName, number>();
  const names = new Map<number, number>();
  const values = new Map<number, number>();
  const ignored: string[] = [];
  const unknown: number[] = [];
  let weightUnit: WeightUnit | null = null;
  for (const [index, choice] of Object.entries(choices)) {
    if (choice !== "none" && Number(index) < cells.length && !at.has(choice)) at.set(choice, Number(index));
  }
  cells.forEach((cell, index) => {
    const choice = choices[index];
    const meaning = readTitle(cell);
    if (choice !== undefined) {
      if (choice === "none" && meaning.kind !== "untold") ignored.push(cell.trim());
      if (meaning.kind === "unknown") unknown.push(index);
      return;
    }
    if (meaning.kind === "field" && !at.has(meaning.field)) {
      at.set(meaning.field, index);
      if (meaning.field === "weight") weightUnit = meaning.unit ?? null;
    } else if (meaning.kind === "attributeName") names.set(meaning.number, index);
    else if (meaning.kind === "attributeValues") values.set(meaning.number, index);
    else if (meaning.kind !== "untold") {
      ignored.push(cell.trim());
      if (meaning.kind === "unknown") unknown.push(index);
    }
  });
  const attributes = [...names]
    .sort(([a], [b]) => a - b)
    .flatMap(([number, name]) => {
      const valuesAt = values.get(number);
      return valuesAt === undefined ? [] : [{ name, values: valuesAt }];
    });
  return { at, attributes, count: cells.length, weightUnit, ignored, unknown };
}
