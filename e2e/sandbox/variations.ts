import { createBatchHandler } from "./batch";
import { resolveImages } from "./images";
import { isObject, toInteger, toObjects, toText, type Json, type JsonObject } from "./json";
import { toListReply } from "./paging";
import {
  applyProductFields,
  createProductRecord,
  findGlobalAttribute,
  refuseTakenSku,
  refuseTrashedSku,
  toUniqueProductSlug,
} from "./product-fields";
import { toOptionNames, toVariationJson } from "./product-json";
import { selectProducts } from "./product-list";
import { syncPrice } from "./product-prices";
import { syncStockStatus } from "./product-stock";
import { deleteProduct, getProduct } from "./product-writes";
import { toContext } from "./products";
import { pickItemFields } from "./response-fields";
import { RestError } from "./rest-error";
import { getId, type Reply, type RestRequest, type RouteHandlers } from "./rest-route";
import type { ChosenOption, ProductRecord } from "./state";
import { gmtNow, indexProduct, listVariations, nextId, unindexProduct, type Store } from "./store";
import { findTermByName } from "./terms";
import { toSlug } from "./wordpress-text";
import { filterSku } from "./wordpress-text";

const parentOf = (store: Store, request: RestRequest): ProductRecord => {
  const parent = store.state.products.get(getId(request, "product_id"));
  if (!parent) throw new RestError("woocommerce_rest_product_invalid_id", "Invalid ID.", 404);
  return parent;
};

function getVariation(store: Store, parentId: number, id: number, status = 404): ProductRecord {
  const variation = store.state.products.get(id);
  if (variation?.type !== "variation" || variation.parent_id !== parentId) {
    throw new RestError("woocommerce_rest_product_variation_invalid_id", "Invalid ID.", status);
  }
  return variation;
}

/** An unknown option of the attribute is stored as it is (recorded: type.variation.unknown-option). */
function toChosenOptions(store: Store, parent: ProductRecord, value: Json | undefined): ChosenOption[] {
  return toObjects(value).flatMap((item) => {
    const global = findGlobalAttribute(store, item);
    const slug = global ? global.slug : toSlug(toText(item["name"]));
    const owned = parent.attributes.find(
      (attribute) => attribute.variation && (global ? attribute.id === global.id : toSlug(attribute.name) === slug),
    );
    if (!owned) return [];
    const option = toText(item["option"]);
    if (!global) return [{ id: 0, name: owned.name, slug, option, value: option }];
    const term = findTermByName(store, global.slug, option);
    return [
      { id: global.id, name: global.name, slug, option: term?.name ?? option, value: term?.slug ?? toSlug(option) },
    ];
  });
}

function applyFields(store: Store, parent: ProductRecord, variation: ProductRecord, fields: JsonObject): void {
  const stock = fields["manage_stock"] === "parent" ? { ...fields, manage_stock: false } : fields;
  applyProductFields(store, variation, stock);
  if (fields["attributes"] !== undefined)
    variation.chosen_options = toChosenOptions(store, parent, fields["attributes"]);
  const options = toOptionNames(variation);
  variation.name = options === "" || variation.chosen_options.length > 2 ? parent.name : `${parent.name} - ${options}`;
}

async function resolveImage(store: Store, fields: JsonObject): Promise<number[]> {
  const image = fields["image"];
  return isObject(image) ? (await resolveImages(store, [image], "variation")).slice(0, 1) : [];
}

function recalculate(store: Store, parent: ProductRecord, variation: ProductRecord): void {
  syncPrice(store, variation);
  syncStockStatus(store, variation);
  indexProduct(store, variation);
  // Every save of a variation moves its parent's date too (FACTS).
  parent.date_modified = gmtNow(store);
  syncPrice(store, parent);
  syncStockStatus(store, parent);
  store.emit({ topic: "product.updated", resourceId: parent.id });
}

async function createVariation(store: Store, parent: ProductRecord, fields: JsonObject): Promise<ProductRecord> {
  const sku = filterSku(toText(fields["sku"]));
  refuseTakenSku(store, sku, 0);
  await store.takeTime();
  const imageIds = await resolveImage(store, fields);
  refuseTrashedSku(store, sku);
  const variation = createProductRecord(nextId(store, "post"), gmtNow(store));
  Object.assign(variation, { type: "variation", parent_id: parent.id, tax_class: "parent", sku, image_ids: imageIds });
  applyFields(store, parent, variation, fields);
  variation.slug = toUniqueProductSlug(store, variation.name, variation.id);
  store.state.products.set(variation.id, variation);
  recalculate(store, parent, variation);
  return variation;
}

async function updateVariation(
  store: Store,
  parent: ProductRecord,
  id: number,
  fields: JsonObject,
): Promise<ProductRecord> {
  const variation = getVariation(store, parent.id, id, 400);
  const sku = fields["sku"] === undefined ? variation.sku : filterSku(toText(fields["sku"]));
  if (sku !== variation.sku && sku !== "") refuseTakenSku(store, sku, id);
  const imageIds = fields["image"] === undefined ? variation.image_ids : await resolveImage(store, fields);
  unindexProduct(store, variation);
  applyFields(store, parent, variation, fields);
  Object.assign(variation, { sku, image_ids: imageIds, date_modified: gmtNow(store) });
  recalculate(store, parent, variation);
  return variation;
}

function removeVariation(store: Store, parent: ProductRecord, id: number): JsonObject {
  const variation = getVariation(store, parent.id, id);
  const body = toVariationJson(store, variation, "edit");
  deleteProduct(store, variation);
  return body;
}

const COLLECTION = "products/(?P<product_id>[\\d]+)/variations";

function listSelected(store: Store, request: RestRequest, variations: ProductRecord[]): Reply {
  const selected = selectProducts(store, request.args, variations);
  return toListReply(store, request, selected, (variation) => toVariationJson(store, variation, toContext(request)));
}

export const variationRoutes: RouteHandlers = {
  variations: {
    GET: (store, request) => {
      const all = [...store.state.products.values()].filter(({ type }) => type === "variation");
      return listSelected(store, request, all);
    },
  },
  [COLLECTION]: {
    GET: (store, request) => listSelected(store, request, listVariations(store, getId(request, "product_id"))),
    POST: async (store, request) => {
      const variation = await createVariation(store, parentOf(store, request), request.args);
      return { status: 201, body: pickItemFields(toVariationJson(store, variation, "edit"), request.args["_fields"]) };
    },
  },
  [`${COLLECTION}/(?P<id>[\\d]+)`]: {
    GET: (store, request) => {
      const variation = getVariation(store, toInteger(request.params["product_id"]), getId(request));
      return { body: pickItemFields(toVariationJson(store, variation, toContext(request)), request.args["_fields"]) };
    },
    PUT: async (store, request) => {
      const variation = await updateVariation(
        store,
        getProduct(store, getId(request, "product_id")),
        getId(request),
        request.body,
      );
      return { body: pickItemFields(toVariationJson(store, variation, "edit"), request.args["_fields"]) };
    },
    DELETE: (store, request) => ({ body: removeVariation(store, parentOf(store, request), getId(request)) }),
  },
  [`${COLLECTION}/batch`]: {
    POST: createBatchHandler({
      timesCreates: true,
      create: async (store, fields, request) =>
        toVariationJson(store, await createVariation(store, parentOf(store, request), fields), "edit"),
      update: async (store, id, fields, request) =>
        toVariationJson(store, await updateVariation(store, parentOf(store, request), id, fields), "edit"),
      remove: (store, id, request) => removeVariation(store, parentOf(store, request), id),
    }),
  },
};
