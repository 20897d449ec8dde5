import { wantedQuantity } from "@/lib/sync/stock/plan-push";
import { type WooStockWrite, writeQuantity, writeStockRule, writeUncounted } from "@/lib/woo/resources/sellable";
import type { StockRule } from "@/lib/sync/settings/store-settings";

/**
 * What the store is told about stock.
 *
 * With quantity among the fields: the stock of the store's location, rounded down since
 * WooCommerce refuses a fraction (recorded: product.create.fractional-stock). Products whose stock the
 * POS does not count can always be bought. Without quantity: what staff set for that case; null says nothing.
 */
export function stockToSend(input: {
  quantity: string;
  safetyBuffer: number;
  tracksStock: boolean;
  /** Null when quantity is among the fields. */
  ruleWithoutQuantity: StockRule | null;
}): WooStockWrite | null {
  if (input.ruleWithoutQuantity === null) {
    if (!input.tracksStock) return writeUncounted();
    const quantity = wantedQuantity({ level: input.quantity, safetyBuffer: input.safetyBuffer, reserved: "0" });
    return writeQuantity(quantity);
  }
  const { manageStock, stockStatus } = input.ruleWithoutQuantity;
  const payload = writeStockRule({
    ...(manageStock === "leave" ? {} : { isCounted: manageStock === "yes" }),
    // A managed product's status follows its quantity; the store ignores what is said here.
    ...(stockStatus === "leave" || manageStock === "yes" ? {} : { status: stockStatus }),
  });
  return Object.keys(payload).length > 0 ? payload : null;
}
