import Decimal from "decimal.js";
import type { SeedGroup, SeedOptions, SeedRow, SeedStock, SeedTax, SeedValue, SeedVariableRow } from "./seed-types";
import type { TileName } from "./tiles";

export type ExpandedVariation = {
  sku: string;
  barcode: string | null;
  price: string;
  weight: string | null;
  tile: TileName | null;
  stock: SeedStock;
  isArchived: boolean;
  /** Attribute name → value name, in the attributes' order. */
  options: Record<string, string>;
  /** Null: the price group has no price of its own. */
  webPrice: string | null;
  wholesalePrice: string | null;
};

export type ExpandedProduct = {
  type: "simple" | "variable";
  name: string;
  sku: string;
  category: readonly string[] | null;
  tax: SeedTax;
  description: string;
  shortDescription: string;
  tracksStock: boolean;
  isSyncDisabled: boolean;
  tiles: readonly TileName[];
  attributes: readonly string[];
  variations: ExpandedVariation[];
};

/** Expands the written lists into products with their variations. The same lists always give the same products. */
export function expandGroups(groups: readonly SeedGroup[]): ExpandedProduct[] {
  return groups.flatMap((group) => [
    ...(group.variable ?? []).map((row) => expandVariable(group, row)),
    ...(group.simple ?? []).map((row) => expandSimple(group, row)),
  ]);
}

function expandSimple(group: SeedGroup, [name, sku, price, note, options = {}]: SeedRow): ExpandedProduct {
  return {
    ...shared(group, name, sku, note, options),
    type: "simple",
    attributes: [],
    variations: [toVariation(group, options, sku, new Decimal(price), {})],
  };
}

function expandVariable(group: SeedGroup, row: SeedVariableRow): ExpandedProduct {
  const [name, sku, price, note, axes, options = {}] = row;
  const variations = combine(Object.entries(axes)).map((chosen) => {
    const factor = chosen.reduce((product, [, value]) => product.mul(value[2] ?? 1), new Decimal(1));
    const values = Object.fromEntries(chosen.map(([attribute, value]) => [attribute, value[0]]));
    const tile = Object.values(values).flatMap((value) => options.variationTiles?.[value] ?? [])[0] ?? null;
    const variation = toVariation(
      group,
      options,
      [sku, ...chosen.map(([, value]) => value[1])].join("-"),
      new Decimal(price).mul(factor).toDecimalPlaces(2),
      values,
    );
    const isArchived = options.discontinued?.includes(Object.values(values).join("/")) ?? false;
    return { ...variation, tile, isArchived };
  });
  return {
    ...shared(group, name, sku, note, options),
    type: "variable",
    attributes: Object.keys(axes),
    variations,
  };
}

type Chosen = readonly (readonly [attribute: string, value: SeedValue])[];

function combine(axes: readonly (readonly [string, readonly SeedValue[]])[]): Chosen[] {
  return axes.reduce<Chosen[]>(
    (rows, [attribute, values]) => rows.flatMap((row) => values.map((value) => [...row, [attribute, value] as const])),
    [[]],
  );
}

function shared(group: SeedGroup, name: string, sku: string, note: string, options: SeedOptions) {
  return {
    name,
    sku,
    category: group.category,
    tax: options.tax === undefined ? group.tax : options.tax,
    description: options.description ?? group.describe(escapeHtml(name), note),
    // Every third product has none, as in a real shop.
    shortDescription: hash(sku) % 3 === 0 ? "" : `<p>${note[0]?.toUpperCase()}${note.slice(1)}.</p>`,
    tracksStock: group.tracksStock ?? true,
    isSyncDisabled: options.isSyncDisabled ?? false,
    // Every eleventh product has no photograph yet.
    tiles: options.tiles ?? (hash(sku) % 11 === 0 ? [] : [group.tile]),
  };
}

function toVariation(
  group: SeedGroup,
  options: SeedOptions,
  sku: string,
  price: Decimal,
  values: Record<string, string>,
): ExpandedVariation {
  const number = hash(sku);
  return {
    sku,
    barcode: options.hasNoBarcode || number % 5 === 0 ? null : toBarcode(number),
    price: price.toDecimalPlaces(4).toString(),
    weight: weightOf(values) ?? options.weight ?? group.weight ?? null,
    tile: null,
    stock: group.tracksStock === false ? [null, null] : (options.stock ?? madeUpStock(number)),
    isArchived: false,
    options: values,
    webPrice: number % 3 === 0 || price.isZero() ? null : price.mul("0.95").toDecimalPlaces(2).toString(),
    wholesalePrice: number % 4 === 0 && !price.isZero() ? price.mul("0.7").toDecimalPlaces(2).toString() : null,
  };
}

/** Weight of a pack: "250 g" weighs that, five percent more and the bag. */
function weightOf(values: Record<string, string>): string | null {
  for (const value of Object.values(values)) {
    const [, amount, unit] = /^([\d.]+) (g|kg|ml|l)\b/.exec(value) ?? [];
    if (amount === undefined) continue;
    const kilograms = new Decimal(amount).div(unit === "g" || unit === "ml" ? 1000 : 1);
    return kilograms.mul("1.05").plus("0.02").toDecimalPlaces(3).toString();
  }
  return null;
}

function madeUpStock(number: number): SeedStock {
  if (number % 23 === 0) return ["0", "0"];
  if (number % 13 === 0) return [String(1 + (number % 3)), "0"];
  return [String((number >>> 3) % 45), String((number >>> 9) % 160)];
}

/** FNV-1a: varies the generated numbers without a random source, so that each seed is the same. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}

/** EAN-13 from the range 20…29, which is reserved for a shop's own numbers. */
export function toBarcode(number: number): string {
  const digits = `2${String(number).padStart(11, "0").slice(-11)}`;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
