import { filterPostHtml, filterTitle, stripSlashes, toSlug } from "./wordpress-text";
import {
  isObject,
  toBoolean,
  toInteger,
  toIntegers,
  toList,
  toObjects,
  toText,
  type Json,
  type JsonObject,
} from "./json";
import { toPriceText } from "./product-prices";
import { RestError } from "./rest-error";
import { parseDateInput, shiftMinutes } from "./site-dates";
import { UNCATEGORIZED_ID, type ProductAttribute, type ProductRecord } from "./state";
import { listBySku, setMeta, type Store } from "./store";
import { CATEGORY, compareNames, createTerm, findTermByName, TAG } from "./terms";

export function createProductRecord(id: number, now: string): ProductRecord {
  return {
    id,
    parent_id: 0,
    type: "simple",
    status: "publish",
    name: "",
    slug: "",
    description: "",
    short_description: "",
    sku: "",
    global_unique_id: "",
    price: "",
    regular_price: "",
    sale_price: "",
    date_on_sale_from: null,
    date_on_sale_to: null,
    featured: false,
    catalog_visibility: "visible",
    virtual: false,
    downloadable: false,
    downloads: [],
    download_limit: -1,
    download_expiry: -1,
    external_url: "",
    button_text: "",
    tax_status: "taxable",
    tax_class: "",
    manage_stock: false,
    stock_quantity: null,
    stock_status: "instock",
    backorders: "no",
    low_stock_amount: null,
    sold_individually: false,
    weight: "",
    dimensions: { length: "", width: "", height: "" },
    shipping_class: "",
    reviews_allowed: true,
    upsell_ids: [],
    cross_sell_ids: [],
    grouped_products: [],
    purchase_note: "",
    post_password: "",
    menu_order: 0,
    total_sales: 0,
    category_ids: [],
    tag_ids: [],
    image_ids: [],
    attributes: [],
    default_attributes: [],
    chosen_options: [],
    meta: [],
    date_created: now,
    date_modified: now,
  };
}

/**
 * Refuses the SKU of a product outside the trash; products in the trash count only on a creation. A SKU with a backslash
 * passes, because the check searches for it with two (`wp_slash`; seen: 7.5.1 to 11.0.1).
 */
export function refuseTakenSku(store: Store, sku: string, exceptId: number): void {
  if (sku.includes("\\")) return;
  const owner = listBySku(store, sku).find((product) => product.id !== exceptId && product.status !== "trash");
  if (sku === "" || !owner) return;
  let suffix = 1;
  while (listBySku(store, `${sku}-${suffix}`).length > 0) suffix++;
  throw new RestError("product_invalid_sku", "Invalid or duplicated SKU.", 400, {
    resource_id: owner.id,
    unique_sku: `${sku}-${suffix}`,
  });
}

/**
 * A store with SKU locks refuses a SKU of the trash (recorded: trash.create.same-sku), and one that another request has
 * inserted since the check. No `resource_id` here.
 */
export function refuseTrashedSku(store: Store, sku: string): void {
  if (sku === "" || !store.locksSkus() || listBySku(store, sku).length === 0) return;
  const message = `The product with SKU (${sku}) you are trying to insert is already present in the lookup table`;
  throw new RestError("woocommerce_rest_product_not_created", message, 400);
}

const PLAIN_TEXTS = [
  "type",
  "status",
  "catalog_visibility",
  "global_unique_id",
  "external_url",
  "button_text",
  "tax_status",
  "stock_status",
  "backorders",
  "shipping_class",
  "purchase_note",
  "post_password",
] as const;
const BOOLEANS = [
  "featured",
  "virtual",
  "downloadable",
  "manage_stock",
  "sold_individually",
  "reviews_allowed",
] as const;
const INTEGERS = ["download_limit", "download_expiry", "menu_order"] as const;
const ID_LISTS = ["upsell_ids", "cross_sell_ids", "grouped_products"] as const;

function toTaxClass(store: Store, value: Json | undefined, isVariation: boolean): string {
  const slug = toText(value);
  if (slug === "parent" && isVariation) return slug;
  const isKnown = slug !== "standard" && store.state.taxClasses.some((taxClass) => taxClass.slug === slug);
  return isKnown ? slug : "";
}

/** Unknown ids are dropped silently (recorded: product.create.bad-category). */
function toTermIds(store: Store, taxonomy: string, value: Json | undefined): number[] {
  const ids = toObjects(value).map((item) => toInteger(item["id"]));
  return [...new Set(ids.filter((id) => store.state.terms.get(id)?.taxonomy === taxonomy))];
}

/** Options of a global attribute are its terms: created where missing, listed by name. */
function toTermOptions(store: Store, taxonomy: string, options: string[]): string[] {
  const chosen = options
    .filter(Boolean)
    .map((option) => findTermByName(store, taxonomy, option) ?? createTerm(store, taxonomy, { name: option }));
  return [...new Set(chosen)].sort(compareNames).map((term) => term.name);
}

function toAttributes(store: Store, value: Json | undefined): ProductAttribute[] {
  return toObjects(value).flatMap((item) => {
    const given = toList(item["options"]).map(toText);
    const common = {
      position: toInteger(item["position"]),
      visible: toBoolean(item["visible"]),
      variation: toBoolean(item["variation"]),
    };
    const known = findGlobalAttribute(store, item);
    if (known) {
      return [
        {
          id: known.id,
          name: known.name,
          slug: known.slug,
          ...common,
          options: toTermOptions(store, known.slug, given),
        },
      ];
    }
    const name = filterTitle(toText(item["name"]));
    if (name === "") return [];
    return [{ id: 0, name, slug: name, ...common, options: given.map((option) => option.trim()).filter(Boolean) }];
  });
}

export function findGlobalAttribute(store: Store, item: JsonObject) {
  const id = toInteger(item["id"]);
  if (id > 0) return store.state.attributes.get(id) ?? null;
  return [...store.state.attributes.values()].find((attribute) => attribute.slug === toText(item["name"])) ?? null;
}

const toNumericText = (value: Json | undefined): string => toPriceText(value);

/** Null is ignored, and "" clears the date (woocommerce/woocommerce#25350). */
function toDate(store: Store, fields: JsonObject, name: string): string | null | undefined {
  const gmt = fields[`${name}_gmt`] ?? undefined;
  const local = fields[name] ?? undefined;
  if (gmt === undefined && local === undefined) return undefined;
  if (typeof gmt === "string" && gmt !== "") return parseDateInput(gmt, 0);
  if (typeof local !== "string" || local === "") return null;
  const inSite = parseDateInput(local.length === 10 ? `${local}T00:00:00` : local, store.utcOffsetMinutes);
  return inSite && shiftMinutes(inSite, -store.utcOffsetMinutes);
}

function applyPrices(store: Store, product: ProductRecord, fields: JsonObject): void {
  if (fields["regular_price"] !== undefined) product.regular_price = toPriceText(fields["regular_price"]);
  if (fields["sale_price"] !== undefined) product.sale_price = toPriceText(fields["sale_price"]);
  const from = toDate(store, fields, "date_on_sale_from");
  const to = toDate(store, fields, "date_on_sale_to");
  if (from !== undefined) product.date_on_sale_from = from;
  if (to !== undefined) product.date_on_sale_to = to;
  const created = toDate(store, fields, "date_created");
  if (created) product.date_created = created;
}

/** A quantity is stored only where stock is managed (recorded: stock.quantity-without-manage). */
function applyStock(product: ProductRecord, fields: JsonObject): void {
  if (!product.manage_stock) {
    product.stock_quantity = null;
    return;
  }
  product.stock_quantity ??= 0;
  if (fields["stock_quantity"] !== undefined && fields["stock_quantity"] !== null) {
    product.stock_quantity = toInteger(fields["stock_quantity"]);
  } else if (fields["inventory_delta"] !== undefined) {
    product.stock_quantity += toInteger(fields["inventory_delta"]);
  }
}

function applyMeta(store: Store, product: { meta: ProductRecord["meta"] }, fields: JsonObject): void {
  for (const item of toObjects(fields["meta_data"])) {
    const byId = product.meta.find((meta) => meta.id === toInteger(item["id"]));
    const key = toText(item["key"]) || byId?.key || "";
    if (key !== "") setMeta(store, product.meta, key, item["value"] ?? null);
  }
}

/** All fields except SKU, slug and images, which may refuse the request or need the network. */
export function applyProductFields(store: Store, product: ProductRecord, fields: JsonObject): void {
  const isVariation = product.type === "variation";
  for (const name of PLAIN_TEXTS) {
    if (fields[name] !== undefined && !(isVariation && name === "type")) product[name] = toText(fields[name]);
  }
  for (const name of BOOLEANS) if (fields[name] !== undefined) product[name] = toBoolean(fields[name]);
  for (const name of INTEGERS) if (fields[name] !== undefined) product[name] = toInteger(fields[name]);
  for (const name of ID_LISTS) if (fields[name] !== undefined) product[name] = toIntegers(fields[name]);
  if (fields["name"] !== undefined && !isVariation) product.name = filterTitle(stripSlashes(toText(fields["name"])));
  if (fields["description"] !== undefined)
    product.description = filterPostHtml(stripSlashes(toText(fields["description"])));
  if (fields["short_description"] !== undefined)
    product.short_description = filterPostHtml(stripSlashes(toText(fields["short_description"])));
  if (fields["tax_class"] !== undefined) product.tax_class = toTaxClass(store, fields["tax_class"], isVariation);
  if (fields["weight"] !== undefined) product.weight = toNumericText(fields["weight"]);
  if (fields["low_stock_amount"] !== undefined) {
    product.low_stock_amount = fields["low_stock_amount"] === null ? null : toInteger(fields["low_stock_amount"]);
  }
  const dimensions = fields["dimensions"];
  if (isObject(dimensions)) {
    for (const side of ["length", "width", "height"] as const) {
      if (dimensions[side] !== undefined) product.dimensions[side] = toNumericText(dimensions[side]);
    }
  }
  if (fields["downloads"] !== undefined) product.downloads = toList(fields["downloads"]);
  if (!isVariation) {
    if (fields["categories"] !== undefined) product.category_ids = toTermIds(store, CATEGORY, fields["categories"]);
    if (product.category_ids.length === 0) product.category_ids = [UNCATEGORIZED_ID];
    if (fields["tags"] !== undefined) product.tag_ids = toTermIds(store, TAG, fields["tags"]);
    if (fields["attributes"] !== undefined) product.attributes = toAttributes(store, fields["attributes"]);
    if (fields["default_attributes"] !== undefined)
      product.default_attributes = toObjects(fields["default_attributes"]);
  }
  applyPrices(store, product, fields);
  applyStock(product, fields);
  applyMeta(store, product, fields);
}

export function toUniqueProductSlug(store: Store, wanted: string, exceptId: number): string {
  const stem = toSlug(wanted) || String(exceptId);
  let slug = stem;
  for (let suffix = 2; (store.slugIndex.get(slug) ?? exceptId) !== exceptId; suffix++) slug = `${stem}-${suffix}`;
  return slug;
}
