import type { FetchImage } from "./fetch-image";
import type { Json } from "./json";
import { shiftMinutes, toGmtText } from "./site-dates";
import type { Meta, ProductRecord, StoreState } from "./state";

export type StoreEvent = { topic: string; resourceId: number };

export type Store = {
  state: StoreState;
  /** Address of the shop's front page, without a slash at the end. */
  url: string;
  now: () => Date;
  /** Minutes the shop's clock is ahead of GMT. */
  utcOffsetMinutes: number;
  fetchImage: FetchImage;
  /** Waits as long as the store works on one item. */
  takeTime: () => Promise<void>;
  /** Whether two creates of one SKU at the same time are kept apart, as from WooCommerce 9.2. */
  locksSkus: () => boolean;
  /** Whether a route lists the variations of all products. */
  listsVariations: () => boolean;
  emit: (event: StoreEvent) => void;
  skuIndex: Map<string, Set<number>>;
  childIndex: Map<number, Set<number>>;
  /** Published products of a category, oldest first. */
  categoryIndex: Map<number, Set<number>>;
  slugIndex: Map<string, number>;
  /** File under the uploads folder to image. */
  imageFiles: Map<string, number>;
};

export const nextId = (store: Store, counter: string): number => {
  const id = store.state.counters[counter] ?? 1;
  store.state.counters[counter] = id + 1;
  return id;
};

export const gmtNow = (store: Store): string => toGmtText(store.now());

/** `date_x` in the shop's zone and `date_x_gmt`. */
export function toDatePair(store: Store, name: string, gmt: string | null): Record<string, string | null> {
  return { [name]: gmt && shiftMinutes(gmt, store.utcOffsetMinutes), [`${name}_gmt`]: gmt };
}

export const readSetting = (store: Store, id: string): string => String(store.state.settings[id] ?? "");

/** An existing key keeps its id; a null value removes the key, as in WooCommerce. */
export function setMeta(store: Store, list: Meta[], key: string, value: Json): void {
  const found = list.find((meta) => meta.key === key);
  if (value === null) {
    if (found) list.splice(list.indexOf(found), 1);
  } else if (found) found.value = value;
  else list.push({ id: nextId(store, "meta"), key, value });
}

const skuKey = (sku: string) => sku.toLowerCase();

function addTo<K>(index: Map<K, Set<number>>, key: K, id: number): void {
  const set = index.get(key);
  if (set) set.add(id);
  else index.set(key, new Set([id]));
}

export function indexProduct(store: Store, product: ProductRecord): void {
  if (product.sku !== "") addTo(store.skuIndex, skuKey(product.sku), product.id);
  if (product.parent_id > 0) addTo(store.childIndex, product.parent_id, product.id);
  if (product.status === "publish") {
    for (const category of product.category_ids) addTo(store.categoryIndex, category, product.id);
  }
  store.slugIndex.set(product.slug, product.id);
}

/** Call before a change of SKU, slug, status or categories, and `indexProduct` after it. */
export function unindexProduct(store: Store, product: ProductRecord): void {
  store.skuIndex.get(skuKey(product.sku))?.delete(product.id);
  store.childIndex.get(product.parent_id)?.delete(product.id);
  for (const category of product.category_ids) store.categoryIndex.get(category)?.delete(product.id);
  if (store.slugIndex.get(product.slug) === product.id) store.slugIndex.delete(product.slug);
}

export const listBySku = (store: Store, sku: string): ProductRecord[] =>
  [...(store.skuIndex.get(skuKey(sku.trim())) ?? [])].flatMap((id) => store.state.products.get(id) ?? []);

export const listVariations = (store: Store, parentId: number): ProductRecord[] =>
  [...(store.childIndex.get(parentId) ?? [])].flatMap((id) => store.state.products.get(id) ?? []);

export function rebuildIndexes(store: Store): void {
  for (const index of [store.skuIndex, store.childIndex, store.categoryIndex, store.slugIndex]) index.clear();
  store.imageFiles.clear();
  for (const product of store.state.products.values()) indexProduct(store, product);
  for (const image of store.state.images.values()) store.imageFiles.set(image.file, image.id);
}
