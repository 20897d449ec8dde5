import type { Db } from "@/lib/db";
import type { Store } from "@/lib/generated/prisma/client";
import { type ListedOrder, readOrder, type WooOrder } from "@/lib/woo/resources/orders";
import { isWooError } from "@/lib/woo/woo-error";
import { loadOrderContext } from "./load-order-context";

/** The variations of an order that could not be imported; null when its lines cannot be read. */
export async function findOrderedVariations(db: Db, store: Store, listed: ListedOrder): Promise<number[] | null> {
  const order = readLines(listed);
  if (order === null || order.line_items.length === 0) return null;
  const { variationByRemoteId, variationBySku } = await loadOrderContext(db, store, order);
  return [...new Set([...variationByRemoteId.values(), ...variationBySku.values()])];
}

function readLines(listed: ListedOrder): WooOrder | null {
  try {
    return readOrder(listed);
  } catch (error) {
    if (isWooError(error)) return null;
    throw error;
  }
}
