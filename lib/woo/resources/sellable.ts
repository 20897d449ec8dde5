import { z } from "zod";
import type { CallOptions } from "../call-store";
import { paginate } from "../paginate";
import type { WooClient } from "../woo-client";
import { wooId } from "./scalars";

/**
 * What products and variations share: both are sold, so both have a price, a stock and a weight.
 * Each function returns the part of a payload that says one of them.
 */
export type WooSellableWrite = {
  sku?: string;
  regular_price?: string;
  weight?: string;
} & WooStockWrite;

export type WooStockWrite = {
  manage_stock?: boolean;
  stock_quantity?: number;
  stock_status?: WooStockStatus;
  inventory_delta?: number;
};

export type WooStockStatus = "instock" | "outofstock" | "onbackorder";

/** @param price a decimal as text */
export function writePrice(price: string) {
  return { regular_price: price } satisfies WooSellableWrite;
}

/** The store counts this quantity, a whole number. `manage_stock` goes along: the quantity is kept only with it. */
export function writeQuantity(quantity: number) {
  return { manage_stock: true, stock_quantity: quantity } as const satisfies WooStockWrite;
}

/** The same as a difference to what the store holds when it reads this. Adds up when it is repeated. */
export function writeQuantityChange(delta: number) {
  return { manage_stock: true, inventory_delta: delta } as const satisfies WooStockWrite;
}

/** The store does not count this thing: it can always be bought. */
export function writeUncounted() {
  return { manage_stock: false, stock_status: "instock" } as const satisfies WooStockWrite;
}

/** The store does not count this thing, and nothing is said about whether it can be bought. */
export function writeNoStock() {
  return { manage_stock: false } as const satisfies WooStockWrite;
}

/** Whether the store counts, and what can be bought when it does not; what is left out stays as it is. */
export function writeStockRule({ isCounted, status }: { isCounted?: boolean; status?: WooStockStatus }): WooStockWrite {
  return {
    ...(isCounted === undefined ? {} : { manage_stock: isCounted }),
    ...(status === undefined ? {} : { stock_status: status }),
  };
}

/** What a payload says about stock: a quantity, only how to count, or nothing (null). */
export function readStockWrite({ manage_stock, stock_quantity }: WooStockWrite): { quantity: number | null } | null {
  if (typeof stock_quantity === "number") return { quantity: stock_quantity };
  return manage_stock === undefined ? null : { quantity: null };
}

/** A price as text, as plugins that print it as a number are read, too. */
export const wooPriceText = z.union([z.string(), z.number()]).transform(String);

/** What the store holds of one thing; null when it does not count it, or the parent does. */
export const wooHeldStockSchema = z
  .object({
    id: wooId,
    manage_stock: z.union([z.boolean(), z.string()]).optional(),
    stock_quantity: z.number().nullish(),
  })
  .transform(({ id, manage_stock, stock_quantity }) => ({
    id,
    quantity: manage_stock === true ? (stock_quantity ?? null) : null,
  }));

export type WooHeldStock = z.infer<typeof wooHeldStockSchema>;

/** Yields what the store holds of the given things of one collection; what it no longer has is left out. @throws WooError */
export async function* listHeldStock(
  client: WooClient,
  path: string,
  remoteIds: readonly number[],
  options: CallOptions,
): AsyncGenerator<WooHeldStock, void, undefined> {
  const query = {
    include: [...remoteIds],
    orderby: "id",
    order: "asc",
    status: "any",
    _fields: "id,manage_stock,stock_quantity",
  };
  for await (const { items } of paginate(client, path, query, wooHeldStockSchema, options)) yield* items;
}
