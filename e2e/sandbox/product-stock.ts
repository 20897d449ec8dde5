import type { ProductRecord } from "./state";
import { gmtNow, listVariations, type Store } from "./store";

export function findParent(store: Store, product: ProductRecord): ProductRecord | null {
  return product.type === "variation" ? (store.state.products.get(product.parent_id) ?? null) : null;
}

/** The owner of the quantity: a variation without stock management of its own uses its parent's. */
export function findStockHolder(store: Store, product: ProductRecord): ProductRecord | null {
  if (product.manage_stock) return product;
  const parent = findParent(store, product);
  return parent?.manage_stock ? parent : null;
}

function statusFromQuantity(holder: ProductRecord): string {
  if ((holder.stock_quantity ?? 0) > 0) return "instock";
  return holder.backorders === "no" ? "outofstock" : "onbackorder";
}

/** Call on every save: the stock status follows the quantity, or for a variable product its variations. */
export function syncStockStatus(store: Store, product: ProductRecord): void {
  const holder = findStockHolder(store, product);
  if (holder) {
    product.stock_status = statusFromQuantity(holder);
    return;
  }
  product.stock_quantity = null;
  if (product.type !== "variable") return;
  const states = listVariations(store, product.id).map((variation) => variation.stock_status);
  product.stock_status = ["instock", "onbackorder"].find((state) => states.includes(state)) ?? "outofstock";
}

export function syncParentStock(store: Store, product: ProductRecord): void {
  const parent = findParent(store, product);
  if (parent) syncStockStatus(store, parent);
  else for (const variation of listVariations(store, product.id)) syncStockStatus(store, variation);
}

/** Reduces the stock (a negative number increases it); false where stock is not managed. */
export function takeStock(store: Store, product: ProductRecord, quantity: number): boolean {
  const holder = findStockHolder(store, product);
  if (!holder) return false;
  holder.stock_quantity = (holder.stock_quantity ?? 0) - quantity;
  syncStockStatus(store, holder);
  syncParentStock(store, holder);
  holder.date_modified = gmtNow(store);
  store.emit({ topic: "product.updated", resourceId: holder.id });
  return true;
}
