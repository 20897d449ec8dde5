import { Decimal } from "decimal.js";
import { toBoolean, toIntegers, toText, type JsonObject } from "./json";
import { isOnSale } from "./product-prices";
import { parseDateInput, shiftMinutes } from "./site-dates";
import type { ProductRecord } from "./state";
import { listBySku, type Store } from "./store";
import { filterSku } from "./wordpress-text";

type Dated = { id: number; date_created: string; date_modified: string };

/**
 * `after`, `before`, `modified_after`, `modified_before`: read in the shop's zone unless `dates_are_gmt` (FACTS:
 * false by default).
 */
export function createDateFilter(store: Store, args: JsonObject): (item: Dated) => boolean {
  const offset = toBoolean(args["dates_are_gmt"]) ? 0 : store.utcOffsetMinutes;
  const read = (name: string) => {
    const text = toText(args[name]);
    return text === "" ? null : parseDateInput(text, offset);
  };
  const [after, before] = [read("after"), read("before")];
  const [modifiedAfter, modifiedBefore] = [read("modified_after"), read("modified_before")];
  if (!after && !before && !modifiedAfter && !modifiedBefore) return () => true;
  return (item) => {
    const created = shiftMinutes(item.date_created, offset);
    const modified = shiftMinutes(item.date_modified, offset);
    return (
      (!after || created > after) &&
      (!before || created < before) &&
      (!modifiedAfter || modified > modifiedAfter) &&
      (!modifiedBefore || modified < modifiedBefore)
    );
  };
}

export function createComparison(args: JsonObject): (left: Dated, right: Dated) => number {
  const direction = toText(args["order"]) === "asc" ? 1 : -1;
  const include = toIntegers(args["include"]);
  const orderBy = toText(args["orderby"]);
  const byText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
  if (orderBy === "include") return (left, right) => include.indexOf(left.id) - include.indexOf(right.id);
  if (orderBy === "id") return (left, right) => direction * (left.id - right.id);
  const field = orderBy === "modified" ? "date_modified" : "date_created";
  return (left, right) => direction * (byText(left[field], right[field]) || left.id - right.id);
}

/**
 * A comma separates SKUs, and the whole text is a SKU too; variations are found as well (recorded:
 * product.get.sku-with-comma.lookup).
 */
function findBySkus(store: Store, text: string): ProductRecord[] {
  const skus = [text, ...text.split(",")];
  return [...new Set(skus.flatMap((sku) => listBySku(store, sku)))];
}

function compareProducts(args: JsonObject): (left: ProductRecord, right: ProductRecord) => number {
  const direction = toText(args["order"]) === "asc" ? 1 : -1;
  switch (toText(args["orderby"])) {
    case "title":
      return (left, right) => direction * (left.name.localeCompare(right.name, "en") || left.id - right.id);
    case "slug":
      return (left, right) => direction * (left.slug.localeCompare(right.slug, "en") || left.id - right.id);
    case "price":
      return (left, right) => direction * (new Decimal(left.price || 0).cmp(right.price || 0) || left.id - right.id);
    case "popularity":
    case "sales":
      return (left, right) => direction * (left.total_sales - right.total_sales || left.id - right.id);
    case "menu_order":
      return (left, right) => direction * (left.menu_order - right.menu_order || left.id - right.id);
    default:
      return createComparison(args);
  }
}

export function selectProducts(store: Store, args: JsonObject, candidates?: ProductRecord[]): ProductRecord[] {
  const sku = filterSku(toText(args["sku"]));
  const include = toIntegers(args["include"]);
  const exclude = new Set(toIntegers(args["exclude"]));
  const pool =
    candidates ??
    (sku !== ""
      ? findBySkus(store, sku)
      : include.length > 0
        ? include.flatMap((id) => store.state.products.get(id) ?? [])
        : [...store.state.products.values()]);
  const status = toText(args["status"]) || "any";
  const [type, category, tag, slug] = [
    toText(args["type"]),
    toText(args["category"]),
    toText(args["tag"]),
    toText(args["slug"]),
  ];
  const search = toText(args["search_name_or_sku"] ?? args["search"]).toLowerCase();
  const searchSku = toText(args["search_sku"]).toLowerCase();
  const stockStatus = toText(args["stock_status"]);
  const parents = toIntegers(args["parent"]);
  const isDateWanted = createDateFilter(store, args);
  const includesVariations = candidates !== undefined || sku !== "" || searchSku !== "";
  const ids = include.length > 0 ? new Set(include) : null;
  return [...new Set(pool)]
    .filter(
      (product) =>
        (includesVariations || product.type !== "variation") &&
        (status === "any"
          ? product.status !== "trash" && product.status !== "auto-draft"
          : product.status === status) &&
        (!ids || ids.has(product.id)) &&
        !exclude.has(product.id) &&
        (parents.length === 0 || parents.includes(product.parent_id)) &&
        (type === "" || product.type === type) &&
        (slug === "" || product.slug === slug) &&
        (category === "" || category.split(",").some((id) => product.category_ids.includes(Number(id)))) &&
        (tag === "" || tag.split(",").some((id) => product.tag_ids.includes(Number(id)))) &&
        (stockStatus === "" || product.stock_status === stockStatus) &&
        (args["featured"] === undefined || product.featured === args["featured"]) &&
        (args["on_sale"] === undefined || isOnSale(store, product) === args["on_sale"]) &&
        (searchSku === "" || product.sku.toLowerCase().includes(searchSku)) &&
        (search === "" || product.name.toLowerCase().includes(search) || product.sku.toLowerCase().includes(search)) &&
        isDateWanted(product),
    )
    .sort(compareProducts(args));
}
