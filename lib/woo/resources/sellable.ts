import { z } from "zod";
import type { CallOptions } from "../call-store";
import { paginate } from "../paginate";
import type { WooClient } from "../woo-client";
import { toWooDate } from "../woo-date";
import { wooId } from "./scalars";

/**
 * What products and variations share: a price, a stock and a weight. Each function returns the part of a payload for one
 * of them.
 */
export type WooSellableWrite = {
  sku?: string;
  regular_price?: string;
  /** "" for none, as with the dates: the store ignores null (woocommerce/woocommerce#25350). */
  sale_price?: string;
  date_on_sale_from_gmt?: string;
  date_on_sale_to_gmt?: string;
  weight?: string;
} & WooStockWrite;

export type WooStockWrite = {
  manage_stock?: boolean;
  stock_quantity?: number;
  stock_status?: WooStockStatus;
  inventory_delta?: number;
};

export type WooStockStatus = "instock" | "outofstock" | "onbackorder";

/** @param price a decimal string */
export function writePrice(price: string) {
  return { regular_price: price } satisfies WooSellableWrite;
}

/**
 * Sets a sale price and its time, to the second; null is none, or an open end.
 *
 * @param sale a decimal string, and ISO dates in UTC
 */
export function writeSalePrice(sale: { price: string | null; from: string | null; until: string | null }) {
  const dateOf = (date: string | null) => (date === null ? "" : toWooDate(new Date(date)));
  return {
    sale_price: sale.price ?? "",
    date_on_sale_from_gmt: dateOf(sale.from),
    date_on_sale_to_gmt: dateOf(sale.until),
  } satisfies WooSellableWrite;
}

/** Sets a quantity, a whole number. `manage_stock` is sent along, because the store stores the quantity only with it. */
export function writeQuantity(quantity: number) {
  return { manage_stock: true, stock_quantity: quantity } as const satisfies WooStockWrite;
}

/** Changes the remote quantity by a difference, which adds up when it is repeated. */
export function writeQuantityChange(delta: number) {
  return { manage_stock: true, inventory_delta: delta } as const satisfies WooStockWrite;
}

/** Stops counting in the store, so that the thing can always be bought. */
export function writeUncounted() {
  return { manage_stock: false, stock_status: "instock" } as const satisfies WooStockWrite;
}

/** Stops counting in the store, and leaves whether the thing can be bought unchanged. */
export function writeNoStock() {
  return { manage_stock: false } as const satisfies WooStockWrite;
}

/** Sets whether the store counts, and whether the thing can be bought without; omitted parts stay unchanged. */
export function writeStockRule({ isCounted, status }: { isCounted?: boolean; status?: WooStockStatus }): WooStockWrite {
  return {
    ...(isCounted === undefined ? {} : { manage_stock: isCounted }),
    ...(status === undefined ? {} : { stock_status: status }),
  };
}

/** Returns the stock part of a payload: a quantity, only how to count, or nothing (null). */
export function readStockWrite({ manage_stock, stock_quantity }: WooStockWrite): { quantity: number | null } | null {
  if (typeof stock_quantity === "number") return { quantity: stock_quantity };
  return manage_stock === undefined ? null : { quantity: null };
}

/** A price as text; some plugins print it as a number. */
export const wooPriceText = z.union([z.string(), z.number()]).transform(String);

/**
 * A remote quantity; null when the store does not count the thing, or counts the parent. `type` is a product's. SKU and
 * date of creation show whether the thing is the one that is expected under its id.
 */
export const wooRemoteQuantitySchema = z
  .object({
    id: wooId,
    type: z.string().optional(),
    sku: z.string().optional(),
    date_created_gmt: z.string().nullish(),
    manage_stock: z.union([z.boolean(), z.string()]).optional(),
    stock_quantity: z.number().nullish(),
  })
  .transform(({ manage_stock, stock_quantity, ...identity }) => ({
    ...identity,
    quantity: manage_stock === true ? (stock_quantity ?? null) : null,
  }));

export type WooRemoteQuantity = z.infer<typeof wooRemoteQuantitySchema>;

/** Yields the remote quantities of things of one collection; those missing in the store are left out. @throws WooError */
export async function* listRemoteQuantities(
  client: WooClient,
  path: string,
  remoteIds: readonly number[],
  options: CallOptions,
): AsyncGenerator<WooRemoteQuantity, void, undefined> {
  const query = {
    include: [...remoteIds],
    orderby: "id",
    order: "asc",
    status: "any",
    _fields: "id,type,sku,date_created_gmt,manage_stock,stock_quantity",
  };
  for await (const { items } of paginate(client, path, query, wooRemoteQuantitySchema, options)) yield* items;
}
