import { resolveImages } from "./images";
import { toObjects, toText, type JsonObject } from "./json";
import {
  applyProductFields,
  createProductRecord,
  refuseTakenSku,
  refuseTrashedSku,
  toUniqueProductSlug,
} from "./product-fields";
import { syncPrice } from "./product-prices";
import { syncParentStock, syncStockStatus } from "./product-stock";
import { RestError } from "./rest-error";
import type { ProductRecord } from "./state";
import { gmtNow, indexProduct, listVariations, nextId, setMeta, unindexProduct, type Store } from "./store";
import { filterSku } from "./wordpress-text";

export function getProduct(store: Store, id: number, status = 404): ProductRecord {
  const product = store.state.products.get(id);
  if (!product) throw new RestError("woocommerce_rest_product_invalid_id", "Invalid ID.", status);
  return product;
}

export async function createProduct(store: Store, fields: JsonObject): Promise<ProductRecord> {
  const sku = filterSku(toText(fields["sku"]));
  refuseTakenSku(store, sku, 0);
  await store.takeTime();
  const imageIds = await resolveImages(store, toObjects(fields["images"]));
  refuseTrashedSku(store, sku);
  const product = createProductRecord(nextId(store, "post"), gmtNow(store));
  applyProductFields(store, product, { name: "Product", ...fields });
  product.sku = sku;
  product.image_ids = imageIds;
  product.slug = toUniqueProductSlug(store, toText(fields["slug"]) || product.name, product.id);
  syncPrice(store, product);
  syncStockStatus(store, product);
  store.state.products.set(product.id, product);
  indexProduct(store, product);
  store.emit({ topic: "product.created", resourceId: product.id });
  return product;
}

export async function updateProduct(store: Store, id: number, fields: JsonObject): Promise<ProductRecord> {
  const product = getProduct(store, id, 400);
  if (product.type === "variation") {
    // Recorded: type.variation.update-through-products.
    const message =
      "To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.";
    throw new RestError("woocommerce_rest_invalid_product_id", message, 404);
  }
  const sku = fields["sku"] === undefined ? product.sku : filterSku(toText(fields["sku"]));
  if (sku !== product.sku) refuseTakenSku(store, sku, id);
  const imageIds =
    fields["images"] === undefined ? product.image_ids : await resolveImages(store, toObjects(fields["images"]));

  const before = { type: product.type, status: product.status };
  unindexProduct(store, product);
  applyProductFields(store, product, fields);
  product.sku = sku;
  product.image_ids = imageIds;
  if (fields["slug"] !== undefined) product.slug = toUniqueProductSlug(store, toText(fields["slug"]), id);
  if (before.status === "trash" && product.status !== "trash") leaveTrash(store, product);
  if (before.type === "variable" && product.type !== "variable") removeVariations(store, product);
  if (product.type === "variable" && before.type !== "variable")
    Object.assign(product, { regular_price: "", sale_price: "" });
  product.date_modified = gmtNow(store);
  syncPrice(store, product);
  syncStockStatus(store, product);
  indexProduct(store, product);
  syncParentStock(store, product);
  store.emit({ topic: "product.updated", resourceId: id });
  return product;
}

function removeVariations(store: Store, product: ProductRecord): void {
  for (const variation of listVariations(store, product.id)) {
    unindexProduct(store, variation);
    store.state.products.delete(variation.id);
  }
}

/** The slug is restored, the two other metas of the trash stay (recorded: trash.update.publish). */
function leaveTrash(store: Store, product: ProductRecord): void {
  const wanted = product.meta.find((meta) => meta.key === "_wp_desired_post_slug");
  product.slug = toUniqueProductSlug(store, toText(wanted?.value) || product.name, product.id);
  setMeta(store, product.meta, "_wp_desired_post_slug", null);
  for (const variation of listVariations(store, product.id)) variation.status = "publish";
}

export function trashProduct(store: Store, product: ProductRecord): void {
  if (product.status === "trash") {
    throw new RestError("woocommerce_rest_already_trashed", "The product has already been deleted.", 410);
  }
  unindexProduct(store, product);
  setMeta(store, product.meta, "_wp_trash_meta_status", product.status);
  setMeta(store, product.meta, "_wp_trash_meta_time", String(Math.floor(store.now().getTime() / 1000)));
  setMeta(store, product.meta, "_wp_desired_post_slug", product.slug);
  product.status = "trash";
  product.slug = `${product.slug}__trashed`;
  product.date_modified = gmtNow(store);
  for (const variation of listVariations(store, product.id)) variation.status = "trash";
  indexProduct(store, product);
  store.emit({ topic: "product.deleted", resourceId: product.id });
}

export function deleteProduct(store: Store, product: ProductRecord): void {
  removeVariations(store, product);
  unindexProduct(store, product);
  store.state.products.delete(product.id);
  store.emit({ topic: "product.deleted", resourceId: product.id });
  const parent = store.state.products.get(product.parent_id);
  if (!parent) return;
  parent.date_modified = gmtNow(store);
  syncPrice(store, parent);
  syncStockStatus(store, parent);
}
