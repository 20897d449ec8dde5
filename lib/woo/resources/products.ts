import { z } from "zod";
import { sendBatch, type WooBatchCall } from "../batch";
import { type CallOptions, callStore } from "../call-store";
import type { WooClient } from "../woo-client";
import { findCreatedProducts } from "./find-created";
import { PRODUCTS_PATH } from "./product-paths";
import { wooId } from "./scalars";
import { listRemoteQuantities, wooPriceText, type WooSellableWrite } from "./sellable";

export type WooProductType = "simple" | "variable";

/** The payload of a product; omitted fields stay unchanged in the store. */
export type WooProductWrite = WooSellableWrite & {
  /** Converts the product (recordings `type.*`), so it is never part of an ordinary update. */
  type?: WooProductType;
  status?: "publish" | "draft";
  name?: string;
  description?: string;
  short_description?: string;
  tax_status?: "taxable" | "none";
  /** "" is the standard class. */
  tax_class?: string;
  categories?: { id: number }[];
  attributes?: WooProductAttributeWrite[];
};

export type WooProductAttributeWrite = {
  id: number;
  position: number;
  visible: boolean;
  variation: boolean;
  options: string[];
};

/** @param taxClass "" is the standard class; an untaxed product has a class as well */
export function writeTax(taxClass: string, { isTaxed }: { isTaxed: boolean }): WooProductWrite {
  return { tax_status: isTaxed ? "taxable" : "none", tax_class: taxClass };
}

/** Sets the long and the short description; an omitted one stays unchanged. */
export function writeDescriptions({ full, short }: { full?: string; short?: string }): WooProductWrite {
  return {
    ...(full === undefined ? {} : { description: full }),
    ...(short === undefined ? {} : { short_description: short }),
  };
}

/** Returns the payload of an attribute that the product's variations differ in. */
export function variedAttribute(id: number, position: number, options: string[]): WooProductAttributeWrite {
  return { id, position, visible: true, variation: true, options };
}

/** The needed part of a product in an answer. */
export const wooProductSchema = z.object({
  id: wooId,
  type: z.string().optional(),
  status: z.string().optional(),
  sku: z.string().optional(),
  date_created_gmt: z.string().nullish(),
  regular_price: wooPriceText.optional(),
  tax_class: z.string().optional(),
  categories: z.array(z.object({ id: wooId })).nullish(),
});
export type WooProduct = z.infer<typeof wooProductSchema>;

/** Creates and updates products. @throws WooError as `sendBatch` does */
export const batchProducts: WooBatchCall<WooProductWrite, WooProduct> = (client, batch, options) =>
  sendBatch(client, `${PRODUCTS_PATH}/batch`, batch, wooProductSchema, {
    findCreated: (items, call) => findCreatedProducts(client, items, call),
    ...options,
  });

/** Converts a product to the other type; the store deletes the variations of one that becomes simple. @throws WooError */
export async function convertProduct(
  client: WooClient,
  remoteId: number,
  type: WooProductType,
  options: CallOptions = {},
): Promise<WooProduct> {
  const ask = () => client.put(`${PRODUCTS_PATH}/${remoteId}`, { type }, wooProductSchema, { signal: options.signal });
  return (await callStore(ask, options)).data;
}

/** Yields the remote quantities of products. @throws WooError */
export function listProductStock(client: WooClient, remoteIds: readonly number[], options: CallOptions = {}) {
  return listRemoteQuantities(client, PRODUCTS_PATH, remoteIds, options);
}

/** Sends a batch without items, which only a key with write permission may. @throws WooError */
export async function checkWriteAccess(client: WooClient, options: CallOptions = {}): Promise<void> {
  const send = () => client.post(`${PRODUCTS_PATH}/batch`, {}, z.unknown(), { signal: options.signal });
  await callStore(send, options);
}

/** Fetches one product's id, the smallest possible request. @throws WooError */
export async function fetchAnyProduct(client: WooClient, options: CallOptions = {}): Promise<void> {
  const query = { per_page: 1, _fields: "id" };
  const ask = () => client.get(PRODUCTS_PATH, query, z.array(z.object({ id: z.number() })), { signal: options.signal });
  await callStore(ask, options);
}
