import { parseWooDate } from "../woo-date";

/** The fields of a product or variation as people know them. */
export const PRODUCT_FIELDS = [
  "name",
  "sku",
  "price",
  "salePrice",
  "tax",
  "category",
  "description",
  "shortDescription",
  "attributes",
  "weight",
  "stock",
  "images",
  "status",
  "type",
] as const;
export type ProductField = (typeof PRODUCT_FIELDS)[number];

/** A value of a field in words; the page adds currency and units. */
export type ShownValue =
  | { kind: "text" | "money" | "weight" | "status" | "type"; text: string }
  /** Without a price, there is no sale price. Times are ISO 8601 in UTC, null for an open end. */
  | { kind: "salePrice"; text: string; from: string | null; until: string | null }
  | { kind: "list"; items: string[] }
  /** `taxClass` is the store's slug; empty for the standard class. */
  | { kind: "tax"; isTaxed: boolean; taxClass: string }
  /** `quantity` is null where the thing is not counted; `status` where the store decides. */
  | { kind: "stock"; isCounted: boolean | null; quantity: number | null; status: string | null }
  | { kind: "count"; count: number };

/** Each key of a payload and the field that people know it by. */
const FIELD_OF_KEY: Readonly<Record<string, ProductField>> = {
  name: "name",
  sku: "sku",
  regular_price: "price",
  sale_price: "salePrice",
  date_on_sale_from_gmt: "salePrice",
  date_on_sale_to_gmt: "salePrice",
  tax_status: "tax",
  tax_class: "tax",
  categories: "category",
  description: "description",
  short_description: "shortDescription",
  attributes: "attributes",
  weight: "weight",
  manage_stock: "stock",
  stock_quantity: "stock",
  stock_status: "stock",
  images: "images",
  status: "status",
  type: "type",
};

/** A payload's values of one field, by key. */
export type FieldValues = Record<string, unknown>;

/** Divides a payload, the last sent values or a remote product by field. Unknown keys are left out. */
export function groupByField(payload: object): Map<ProductField, FieldValues> {
  const groups = new Map<ProductField, FieldValues>();
  for (const [key, value] of Object.entries(payload)) {
    const field = FIELD_OF_KEY[key];
    if (field === undefined || value === undefined) continue;
    groups.set(field, { ...groups.get(field), [key]: value });
  }
  return groups;
}

/** Names of remote ids, for words in place of numbers. */
export type RemoteNames = { categories: ReadonlyMap<number, string>; attributes: ReadonlyMap<number, string> };

/** Converts the values of a field to what people read; null when there are none. */
export function toShownValue(
  field: ProductField,
  values: FieldValues | undefined,
  names: RemoteNames,
): ShownValue | null {
  if (values === undefined) return null;
  switch (field) {
    case "price":
      return { kind: "money", text: textOf(values["regular_price"]) };
    case "salePrice":
      return {
        kind: "salePrice",
        text: textOf(values["sale_price"]),
        from: dateOf(values["date_on_sale_from_gmt"]),
        until: dateOf(values["date_on_sale_to_gmt"]),
      };
    case "weight":
      return { kind: "weight", text: textOf(values["weight"]) };
    case "status":
    case "type":
      return { kind: field, text: textOf(values[field]) };
    case "tax":
      return {
        kind: "tax",
        isTaxed: values["tax_status"] !== "none",
        taxClass: textOf(values["tax_class"]),
      };
    case "category":
      return { kind: "list", items: listOf(values["categories"]).map((item) => nameOf(item, names.categories)) };
    case "attributes":
      return { kind: "list", items: listOf(values["attributes"]).map((item) => attributeText(item, names.attributes)) };
    case "stock":
      return {
        kind: "stock",
        isCounted: typeof values["manage_stock"] === "boolean" ? values["manage_stock"] : null,
        quantity: typeof values["stock_quantity"] === "number" ? values["stock_quantity"] : null,
        status: typeof values["stock_status"] === "string" ? values["stock_status"] : null,
      };
    case "images":
      return { kind: "count", count: Number(values["images"]) };
    case "shortDescription":
      return { kind: "text", text: textOf(values["short_description"]) };
    default:
      return { kind: "text", text: textOf(values[field]) };
  }
}

type Item = { id?: unknown; name?: unknown; option?: unknown; options?: unknown };

function listOf(value: unknown): Item[] {
  return Array.isArray(value) ? value.filter((item): item is Item => typeof item === "object" && item !== null) : [];
}

function nameOf(item: Item, names: ReadonlyMap<number, string>): string {
  const known = typeof item.id === "number" ? names.get(item.id) : undefined;
  return known ?? (textOf(item.name) || `#${textOf(item.id)}`);
}

function attributeText(item: Item, names: ReadonlyMap<number, string>): string {
  const options = Array.isArray(item.options) ? item.options.map(textOf) : [textOf(item.option)];
  return `${nameOf(item, names)}: ${options.join(", ")}`;
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function dateOf(value: unknown): string | null {
  return typeof value === "string" ? (parseWooDate(value)?.toISOString() ?? null) : null;
}
