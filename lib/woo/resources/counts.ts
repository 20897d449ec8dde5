import { z } from "zod";
import { type CallOptions, callStore } from "../call-store";
import type { WooClient } from "../woo-client";
import type { WooQuery } from "../transport";

const itemsSchema = z.array(z.unknown());

/** How many things a list of the store has by its `X-WP-Total`; null where a proxy removes the header. @throws WooError */
async function count(client: WooClient, path: string, query: WooQuery, options: CallOptions): Promise<number | null> {
  const one = { ...query, per_page: 1, _fields: "id" };
  const request = () => client.get(path, one, itemsSchema, { signal: options.signal });
  return (await callStore(request, options)).total ?? null;
}

export type WooCounts = {
  simpleProducts: number | null;
  variableProducts: number | null;
  /** Of every type and status. */
  allProducts: number | null;
  categories: number | null;
  orders: number | null;
};

/** Counts what a store has, with one request each. @throws WooError */
export async function countThings(client: WooClient, options: CallOptions = {}): Promise<WooCounts> {
  const [simpleProducts, variableProducts, allProducts, categories, orders] = await Promise.all([
    count(client, "products", { type: "simple" }, options),
    count(client, "products", { type: "variable" }, options),
    count(client, "products", {}, options),
    count(client, "products/categories", {}, options),
    count(client, "orders", {}, options),
  ]);
  return { simpleProducts, variableProducts, allProducts, categories, orders };
}
