import { toInteger } from "./json";
import { takeStock } from "./product-stock";
import type { LineRecord, OrderRecord, ProductRecord } from "./state";
import { nextId, type Store } from "./store";

/** Order items have meta ids of their own. */
export function setItemMeta(store: Store, line: LineRecord, key: string, value: string | null): void {
  const found = line.meta.find((meta) => meta.key === key);
  if (value === null) line.meta = line.meta.filter((meta) => meta !== found);
  else if (found) found.value = value;
  else line.meta.push({ id: nextId(store, "itemMeta"), key, value });
}

const readItemMeta = (line: LineRecord, key: string): number =>
  toInteger(line.meta.find((meta) => meta.key === key)?.value);

const findLineProduct = (store: Store, line: LineRecord): ProductRecord | null =>
  store.state.products.get(line.variation_id || line.product_id) ?? null;

/** Once per line: `_reduced_stock` records the reduction. */
export function reduceStock(store: Store, order: OrderRecord): void {
  for (const line of order.line_items) {
    const product = findLineProduct(store, line);
    if (!product || readItemMeta(line, "_reduced_stock") > 0) continue;
    if (takeStock(store, product, line.quantity)) setItemMeta(store, line, "_reduced_stock", String(line.quantity));
  }
}

export function restoreStock(store: Store, order: OrderRecord): void {
  for (const line of order.line_items) {
    const product = findLineProduct(store, line);
    const reduced = readItemMeta(line, "_reduced_stock");
    if (product && reduced > 0) takeStock(store, product, -reduced);
    setItemMeta(store, line, "_reduced_stock", null);
  }
}

export function restockRefunded(store: Store, line: LineRecord, quantity: number): void {
  const product = findLineProduct(store, line);
  const reduced = readItemMeta(line, "_reduced_stock");
  if (!product || reduced === 0 || quantity === 0) return;
  takeStock(store, product, -quantity);
  setItemMeta(store, line, "_reduced_stock", String(reduced - quantity));
  setItemMeta(store, line, "_restock_refunded_items", String(readItemMeta(line, "_restock_refunded_items") + quantity));
}

export function countSales(store: Store, order: OrderRecord, isSold: boolean): void {
  if (order.is_counted_as_sold === isSold) return;
  order.is_counted_as_sold = isSold;
  for (const line of order.line_items) {
    const product = store.state.products.get(line.product_id);
    if (product) product.total_sales += isSold ? line.quantity : -line.quantity;
  }
}
