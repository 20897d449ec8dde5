import type { CallOptions } from "../call-store";
import { paginate } from "../paginate";
import type { WooClient } from "../woo-client";
import { isWooError } from "../woo-error";
import { PRODUCTS_PATH } from "./product-paths";
import { type WooRemoteQuantity, wooRemoteQuantitySchema } from "./sellable";
import { skuParams } from "./sku";
import { toStoredSku } from "./stored-sku";

/**
 * Yields the remote quantities of products and variations by SKU, about a hundred in a request, where the variations of
 * a hundred products would take a hundred. Things whose SKU the store does not find are left out.
 *
 * @throws WooError of the request that failed, after its retries
 */
export async function* listStockBySku(
  client: WooClient,
  skus: readonly string[],
  options: CallOptions = {},
): AsyncGenerator<WooRemoteQuantity, void, undefined> {
  const stored = skus.map(toStoredSku).filter((sku) => sku !== "");
  for (const sku of skuParams(stored)) {
    const query = { sku, orderby: "id", order: "asc", _fields: "id,type,manage_stock,stock_quantity" };
    try {
      for await (const { items } of paginate(client, PRODUCTS_PATH, query, wooRemoteQuantitySchema, options))
        yield* items;
    } catch (error) {
      // The store cannot read one of these SKUs in a query.
      if (!isWooError(error) || error.code !== "request_refused") throw error;
    }
  }
}
