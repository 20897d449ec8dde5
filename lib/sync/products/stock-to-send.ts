import { wantedQuantity } from "@/lib/sync/stock/plan-push";
import { type WooStockWrite, writeQuantity, writeStockRule, writeUncounted } from "@/lib/woo/resources/sellable";
import type { StockRule } from "@/lib/sync/settings/store-settings";

/**
 * Returns the stock fields to send, or null to send none.
 *
 * With quantity among the fields, they are the wanted quantity at the store's location, rounded down
 * since WooCommerce refuses a fraction (recorded: product.create.fractional-stock). Products whose stock
 * the POS does not count can always be bought. Without quantity, the stock rule of the settings applies.
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
    const quantity = wantedQuantity({ level: input.quantity, safetyBuffer: input.safetyBuffer, reservation: "0" });
    return writeQuantity(quantity);
  }
  const { manageStock, stockStatus } = input.ruleWithoutQuantity;
  const payload = writeStockRule({
    ...(manageStock === "leave" ? {} : { isCounted: manageStock === "yes" }),
    // The status of a managed product follows its quantity, and the store ignores a sent one.
    ...(stockStatus === "leave" || manageStock === "yes" ? {} : { status: stockStatus }),
  });
  return Object.keys(payload).length > 0 ? payload : null;
}
