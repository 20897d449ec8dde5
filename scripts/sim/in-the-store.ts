import { deleteOrder, trashOrder, updateOrder } from "@/e2e/sandbox/order-writes";
import { deleteProduct, trashProduct } from "@/e2e/sandbox/product-writes";
import { placeShopperOrder } from "@/e2e/sandbox/shopper-order";
import { gmtNow, listBySku } from "@/e2e/sandbox/store";
import type { OrderRecord, ProductRecord } from "@/e2e/sandbox/state";
import type { Goods, World } from "./world";

type Status = "pending" | "on-hold" | "processing" | "completed";

/** A shopper's order. The store refuses it when it has too few. */
export function placeOrder({ sim }: World, { sku }: Goods, quantity: number, status: Status): void {
  placeShopperOrder(sim.store, { lines: [{ sku, quantity }], status });
}

/** The order at a position, counted around; undefined in a store without orders. */
export function pickOrder({ sim }: World, position: number): OrderRecord | undefined {
  const orders = [...sim.store.state.orders.values()];
  return orders[position % Math.max(1, orders.length)];
}

/** Sets the status of an order that is not in the trash. */
export function setStatus({ sim }: World, order: OrderRecord, status: string): void {
  if (order.status !== "trash") updateOrder(sim.store, order.id, { status });
}

/** Changes the quantity of an order's goods, with its price. */
export function setQuantity({ sim }: World, order: OrderRecord, quantity: number): void {
  const line = order.line_items[0];
  if (!line || order.status === "trash" || order.refund_ids.length > 0) return;
  const total = String((Number(line.total) / line.quantity) * quantity);
  updateOrder(sim.store, order.id, { line_items: [{ id: line.id, quantity, subtotal: total, total }] });
}

/** Refunds goods of an order, at most what is left of them. */
export async function refund(
  { sim }: World,
  order: OrderRecord,
  { quantity, restock }: { quantity: number; restock: boolean },
): Promise<void> {
  const line = order.line_items[0];
  if (!line || order.status === "trash") return;
  const refunded = order.refund_ids.flatMap((id) => sim.store.state.refunds.get(id)?.line_items ?? []);
  const left = line.quantity + refunded.reduce((sum, { quantity: back }) => sum + back, 0);
  const count = Math.min(quantity, left);
  if (count <= 0) return;
  const refundTotal = String((Number(line.total) / line.quantity) * count);
  await sim.request({
    method: "POST",
    path: `orders/${order.id}/refunds`,
    body: {
      line_items: [{ id: line.id, quantity: count, refund_total: refundTotal }],
      api_restock: restock,
      api_refund: false,
    },
  });
}

export async function trash(world: World, order: OrderRecord): Promise<void> {
  if (order.status === "trash") return;
  await noteUnknown(world, order);
  trashOrder(world.sim.store, order);
}

/** Takes an order out of the trash, with the status that it had. */
export function untrash({ sim }: World, order: OrderRecord): void {
  if (order.status !== "trash") return;
  const before = order.meta.find(({ key }) => key === "_wp_trash_meta_status")?.value;
  updateOrder(sim.store, order.id, { status: String(before ?? "wc-pending").replace(/^wc-/, "") });
}

/** Deletes an order permanently, of which no webhook tells. */
export async function deleteForGood(world: World, order: OrderRecord): Promise<void> {
  await noteUnknown(world, order);
  deleteOrder(world.sim.store, order);
}

/** The store keeps what it took for an order that nobody ever told the POS of. */
async function noteUnknown(world: World, { id }: OrderRecord): Promise<void> {
  const link = await world.db.orderLink.findFirst({ where: { storeId: world.storeId, remoteId: id } });
  if (link === null) world.areQuantitiesOff = true;
}

/** Types another quantity into the product's form in the store. */
export async function changeQuantity(world: World, goods: Goods, change: number): Promise<void> {
  const product = findProduct(world, goods);
  if (!product?.manage_stock) return;
  const body = { stock_quantity: Math.max(0, (product.stock_quantity ?? 0) + change) };
  await world.sim.request({ method: "PUT", path: pathOf(product), body });
  world.areQuantitiesOff = true;
}

/** Types another description into the product's form in the store. The POS leaves it there. */
export async function describe(world: World, goods: Goods): Promise<void> {
  const product = findProduct(world, goods);
  if (product)
    await world.sim.request({ method: "PUT", path: pathOf(product), body: { description: "from the store" } });
}

/** Returns the store to its backup; staff then save the orders again that had changed since. */
export function restoreBackup(world: World, areIdsReissued: boolean): void {
  const { sim, backup } = world;
  if (backup === null) return;
  const before = structuredClone(sim.store.state.orders);
  sim.restore(backup, areIdsReissued);
  for (const order of sim.store.state.orders.values()) {
    if (JSON.stringify(before.get(order.id)) === JSON.stringify(order)) continue;
    order.date_modified = gmtNow(sim.store);
  }
  world.isRestored = true;
}

/** Deletes a product with its variations, or moves it to the trash. */
export function removeProduct(world: World, goods: Goods, isTrashed: boolean): void {
  const { store } = world.sim;
  const found = findProduct(world, goods);
  const product = found?.type === "variation" ? store.state.products.get(found.parent_id) : found;
  if (!product || product.status === "trash") return;
  if (isTrashed) trashProduct(store, product);
  else deleteProduct(store, product);
  world.areQuantitiesOff = true;
}

/** Deletes what lies in the trash with a SKU, with the product that a variation belongs to. */
export function emptyTrash({ sim }: World, sku: string): void {
  for (const found of [...sim.store.state.products.values()].filter((product) => product.sku === sku)) {
    const product = sim.store.state.products.get(found.parent_id) ?? found;
    if (product.status === "trash") deleteProduct(sim.store, product);
  }
}

function findProduct({ sim }: World, { sku }: Goods): ProductRecord | undefined {
  return listBySku(sim.store, sku).find(({ status }) => status !== "trash");
}

function pathOf({ id, type, parent_id: parentId }: ProductRecord): string {
  return type === "variation" ? `products/${parentId}/variations/${id}` : `products/${id}`;
}
