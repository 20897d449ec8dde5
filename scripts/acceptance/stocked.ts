import { z } from "zod";
import type { Bridge } from "./bridge";

/** A thing that both sides count. */
export type Stocked = {
  variationId: number;
  /** The ids that a line of an order names. */
  remote: { product_id: number; variation_id?: number };
};

export type Stocks = { local: number; remote: number };

const quantitySchema = z.object({ stock_quantity: z.number().nullable() });

/**
 * Finds a thing of the shop by its SKU, with its ids in the store.
 * Throws an Error when it is not linked with the store.
 */
export async function findStocked({ shop, store }: Bridge, sku: string): Promise<Stocked> {
  const variation = await shop.db.variation.findFirstOrThrow({
    where: { businessId: shop.business.id, sku },
    include: {
      product: { include: { links: { where: { storeId: store.id } } } },
      links: { where: { storeId: store.id } },
    },
  });
  const productId = variation.product.links[0]?.remoteId;
  if (productId === undefined) throw new Error(`${sku} is not linked with the store.`);
  if (variation.product.type === "simple") return { variationId: variation.id, remote: { product_id: productId } };
  const remoteId = variation.links[0]?.remoteId;
  if (remoteId === undefined) throw new Error(`The variation ${sku} is not linked with the store.`);
  return { variationId: variation.id, remote: { product_id: productId, variation_id: remoteId } };
}

/** Returns the path of a thing below the store's API. */
export function pathOf({ product_id, variation_id }: Stocked["remote"]): string {
  return variation_id === undefined ? `products/${product_id}` : `products/${product_id}/variations/${variation_id}`;
}

/** Reads the quantities of things on both sides. @throws WooError */
export async function readStocks({ shop, client }: Bridge, goods: readonly Stocked[]): Promise<Stocks[]> {
  const stocks: Stocks[] = [];
  for (const { variationId, remote } of goods) {
    const level = await shop.db.stockLevel.findFirst({ where: { variationId, locationId: shop.location.id } });
    const { data } = await client.get(pathOf(remote), {}, quantitySchema);
    stocks.push({ local: Number(level?.quantity ?? 0), remote: data.stock_quantity ?? Number.NaN });
  }
  return stocks;
}
