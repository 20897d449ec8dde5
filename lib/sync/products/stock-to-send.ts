import { wantedQuantity } from "@/lib/sync/stock/plan-push";
import type { StockRule } from "@/lib/sync/settings/store-settings";

/**
 * What the store is told about stock.
 *
 * With quantity among the fields: the stock of the store's location, rounded down since
 * WooCommerce refuses a fraction (recorded: product.create.fractional-stock); `manage_stock` goes
 * with it each time since the quantity is kept only with it. Products whose stock the POS does not
 * count can always be bought. Without quantity: what staff set for that case; null says nothing.
 */
export function stockToSend(input: {
  quantity: string;
  safetyBuffer: number;
  tracksStock: boolean;
  /** Null when quantity is among the fields. */
  ruleWithoutQuantity: StockRule | null;
}): Record<string, unknown> | null {
  if (input.ruleWithoutQuantity === null) {
    if (!input.tracksStock) return { manage_stock: false, stock_status: "instock" };
    const quantity = wantedQuantity({ level: input.quantity, safetyBuffer: input.safetyBuffer, reserved: "0" });
    return { manage_stock: true, stock_quantity: quantity };
  }
  const { manageStock, stockStatus } = input.ruleWithoutQuantity;
  const payload: Record<string, unknown> = {};
  if (manageStock !== "leave") payload["manage_stock"] = manageStock === "yes";
  // A managed product's status follows its quantity; the store ignores what is said here.
  if (stockStatus !== "leave" && manageStock !== "yes") payload["stock_status"] = stockStatus;
  return Object.keys(payload).length > 0 ? payload : null;
}
