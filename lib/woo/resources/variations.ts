import { z } from "zod";
import { sendBatch, type WooBatchCall } from "../batch";
import type { CallOptions } from "../call-store";
import type { WooClient } from "../woo-client";
import { findCreatedVariations } from "./find-created";
import { variationsPath } from "./product-paths";
import { wooId } from "./scalars";
import { listRemoteQuantities, wooPriceText, type WooSellableWrite } from "./sellable";

/** The payload of a variation; omitted fields stay unchanged in the store. */
export type WooVariationWrite = WooSellableWrite & {
  /** The store's own "Enabled" box writes `private` when it is unticked. */
  status?: "publish" | "private";
  /** `option` is the term's name, not its slug. */
  attributes?: { id: number; option: string }[];
};

/** The needed part of a variation in an answer. */
export const wooVariationSchema = z.object({
  id: wooId,
  sku: z.string().optional(),
  date_created_gmt: z.string().nullish(),
  regular_price: wooPriceText.optional(),
  /** `parent` when it follows the product. */
  tax_class: z.string().optional(),
});
export type WooVariation = z.infer<typeof wooVariationSchema>;

/** Creates and updates variations of one product. The whole batch fails when the parent is missing. @throws WooError as `sendBatch` does */
export function batchVariations(parentId: number): WooBatchCall<WooVariationWrite, WooVariation> {
  return (client, batch, options) =>
    sendBatch(client, `${variationsPath(parentId)}/batch`, batch, wooVariationSchema, {
      findCreated: (items, call) => findCreatedVariations(client, parentId, items, call),
      ...options,
    });
}

/** Yields the remote quantities of variations of one product. @throws WooError */
export function listVariationStock(
  client: WooClient,
  parentId: number,
  remoteIds: readonly number[],
  options: CallOptions = {},
) {
  return listRemoteQuantities(client, variationsPath(parentId), remoteIds, options);
}
