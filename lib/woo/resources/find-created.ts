import type { WooBatchItem } from "../batch-items";
import type { CallOptions } from "../call-store";
import type { WooClient } from "../woo-client";
import { findBySkus, normaliseSku, parentIdOf, type WooSkuCandidate } from "./sku";

/** Finds the products that creates have made, by SKU. @throws WooError */
export function findCreatedProducts(
  client: WooClient,
  items: readonly WooBatchItem[],
  options: CallOptions,
): Promise<(number | undefined)[]> {
  return findCreated(client, items, options, (candidate) => parentIdOf(candidate) === null);
}

/** Finds the variations of one product that creates have made, by SKU. @throws WooError */
export function findCreatedVariations(
  client: WooClient,
  parentId: number,
  items: readonly WooBatchItem[],
  options: CallOptions,
): Promise<(number | undefined)[]> {
  return findCreated(client, items, options, (candidate) => parentIdOf(candidate) === parentId);
}

async function findCreated(
  client: WooClient,
  items: readonly WooBatchItem[],
  options: CallOptions,
  isOurs: (candidate: WooSkuCandidate) => boolean,
): Promise<(number | undefined)[]> {
  const skuOf = (item: WooBatchItem): string => String(item["sku"] ?? "");
  const found = await findBySkus(client, items.map(skuOf), options);
  return items.map((item) => found.get(normaliseSku(skuOf(item)))?.find(isOurs)?.id);
}
