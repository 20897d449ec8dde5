import { toImageJson } from "./images";
import type { Json, JsonObject } from "./json";
import { isOnSale, isPriced, toProductPriceHtml } from "./product-prices";
import { findParent, findStockHolder } from "./product-stock";
import { toHref, toSelfLinks } from "./rest-route";
import type { Meta, ProductRecord } from "./state";
import { listVariations, toDatePair, type Store } from "./store";
import { addParagraphs, decodeSlug } from "./wordpress-text";

/** `view` is the context of a GET; writes return `edit`: raw texts, no inherited values (recorded: product.update). */
export type Context = "view" | "edit";

const RELATED_POOL = 25;
const RELATED_SHOWN = 5;

export const toMetaJson = (meta: Meta[]): JsonObject[] => meta.map(({ id, key, value }) => ({ id, key, value }));

function toPermalink(store: Store, product: ProductRecord): string {
  const parent = findParent(store, product);
  // A page that is not public has a plain address (recorded: trash.get).
  if (!parent && product.status !== "publish") return `${store.url}/?post_type=product&p=${product.id}`;
  if (!parent) return `${store.url}/product/${product.slug}/`;
  const query = product.chosen_options
    .filter((option) => option.value !== "")
    .map((option) => `attribute_${option.slug}=${encodeURIComponent(option.value)}`);
  return `${store.url}/product/${parent.slug}/${query.length > 0 ? `?${query.join("&")}` : ""}`;
}

/** "Small, Slim": the name of a variation among its siblings. */
export const toOptionNames = (product: ProductRecord): string =>
  product.chosen_options
    .filter((option) => option.value !== "")
    .map((option) => option.option)
    .join(", ");

/** The recording has a random handful of the same category; here the handful is the same on each read. */
function listRelatedIds(store: Store, product: ProductRecord): number[] {
  if (product.type === "variation") return [];
  const pool = new Set<number>();
  for (const category of product.category_ids) {
    for (const id of store.categoryIndex.get(category) ?? []) {
      if (pool.size >= RELATED_POOL) break;
      if (id !== product.id) pool.add(id);
    }
  }
  const ids = [...pool];
  const start = ids.length > 0 ? product.id % ids.length : 0;
  return [...ids.slice(start), ...ids.slice(0, start)].slice(0, RELATED_SHOWN);
}

function toTermReferences(store: Store, ids: number[]): JsonObject[] {
  return ids.flatMap((id) => {
    const term = store.state.terms.get(id);
    return term ? [{ id, name: term.name, slug: term.slug }] : [];
  });
}

function toSaleDates(store: Store, product: ProductRecord): JsonObject {
  return {
    ...toDatePair(store, "date_on_sale_from", product.date_on_sale_from),
    ...toDatePair(store, "date_on_sale_to", product.date_on_sale_to),
  };
}

function toStockJson(store: Store, product: ProductRecord): JsonObject {
  const holder = findStockHolder(store, product);
  const isAllowed = (holder ?? product).backorders !== "no";
  return {
    manage_stock: holder && holder !== product ? "parent" : product.manage_stock,
    stock_quantity: holder ? holder.stock_quantity : null,
    backorders: (holder ?? product).backorders,
    backorders_allowed: isAllowed,
    backordered:
      product.stock_status === "onbackorder" || (isAllowed && holder !== null && (holder.stock_quantity ?? 0) < 0),
    low_stock_amount: product.low_stock_amount,
    stock_status: product.stock_status,
  };
}

function toTaxClass(store: Store, product: ProductRecord, context: Context): string {
  if (product.type !== "variation" || product.tax_class !== "parent") return product.tax_class;
  return context === "edit" ? "parent" : (findParent(store, product)?.tax_class ?? "");
}

const toChosenOptions = (product: ProductRecord): Json[] =>
  product.chosen_options.map(({ id, name, slug, option }) => ({ id, name, slug, option }));

/** The fields that products and variations share. */
function toCommonJson(store: Store, product: ProductRecord, context: Context): JsonObject {
  const parent = findParent(store, product);
  return {
    id: product.id,
    ...toDatePair(store, "date_created", product.date_created),
    ...toDatePair(store, "date_modified", product.date_modified),
    type: product.type,
    status: product.status,
    permalink: toPermalink(store, product),
    description: context === "view" ? addParagraphs(product.description) : product.description,
    sku: product.sku || (parent?.sku ?? ""),
    global_unique_id: product.global_unique_id,
    price: product.price,
    regular_price: product.type === "variable" ? "" : product.regular_price,
    sale_price: product.type === "variable" ? "" : product.sale_price,
    ...toSaleDates(store, product),
    on_sale: isOnSale(store, product),
    purchasable: isPriced(product),
    virtual: product.virtual,
    downloadable: product.downloadable,
    downloads: product.downloads,
    download_limit: product.download_limit,
    download_expiry: product.download_expiry,
    tax_status: product.tax_status,
    tax_class: toTaxClass(store, product, context),
    ...toStockJson(store, product),
    weight: product.weight || (parent?.weight ?? ""),
    dimensions: product.dimensions,
    shipping_class: product.shipping_class,
    shipping_class_id: 0,
    menu_order: product.menu_order,
    meta_data: toMetaJson(product.meta),
    parent_id: product.parent_id,
  };
}

export function toVariationJson(store: Store, variation: ProductRecord, context: Context): JsonObject {
  const collection = `products/${variation.parent_id}/variations`;
  const imageId = variation.image_ids[0] ?? findParent(store, variation)?.image_ids[0] ?? 0;
  return {
    ...toCommonJson(store, variation, context),
    image: toImageJson(store, imageId)[0] ?? null,
    attributes: toChosenOptions(variation),
    name: toOptionNames(variation),
    _links: {
      ...toSelfLinks(store, collection, variation.id),
      up: [{ href: toHref(store, `products/${variation.parent_id}`) }],
    },
  };
}

export function toProductJson(store: Store, product: ProductRecord, context: Context): JsonObject {
  const isVariation = product.type === "variation";
  const links = toSelfLinks(store, "products", product.id);
  if (product.parent_id > 0) links["up"] = [{ href: toHref(store, `products/${product.parent_id}`) }];
  const json: JsonObject = {
    ...toCommonJson(store, product, context),
    name: product.name,
    slug: product.slug,
    featured: product.featured,
    catalog_visibility: product.catalog_visibility,
    short_description: context === "view" ? addParagraphs(product.short_description) : product.short_description,
    total_sales: isVariation ? String(product.total_sales) : product.total_sales,
    external_url: product.external_url,
    button_text: product.button_text,
    sold_individually: product.sold_individually,
    shipping_required: !product.virtual,
    shipping_taxable: !product.virtual && product.tax_status === "taxable",
    reviews_allowed: !isVariation && product.reviews_allowed,
    average_rating: context === "view" ? "0.00" : "0",
    rating_count: 0,
    upsell_ids: product.upsell_ids,
    cross_sell_ids: product.cross_sell_ids,
    purchase_note: product.purchase_note,
    categories: toTermReferences(store, product.category_ids),
    brands: [],
    tags: toTermReferences(store, product.tag_ids),
    images: product.image_ids.flatMap((id) => toImageJson(store, id)),
    attributes: isVariation ? toChosenOptions(product) : product.attributes,
    default_attributes: product.default_attributes,
    variations: product.type === "variable" ? listVariations(store, product.id).map((variation) => variation.id) : [],
    grouped_products: product.grouped_products,
    price_html: toProductPriceHtml(store, product),
    related_ids: listRelatedIds(store, product),
    has_options: product.type === "variable",
    post_password: product.post_password,
    _links: links,
  };
  if (context === "edit") {
    json["permalink_template"] = `${store.url}/product/%pagename%/`;
    json["generated_slug"] = decodeSlug(product.slug.replace(/__trashed$/, ""));
  }
  return json;
}
