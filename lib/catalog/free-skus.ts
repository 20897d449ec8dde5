import type { Tx } from "@/lib/db";
import { lockPart } from "@/lib/db/locks";
import { findSkusByPrefix } from "./queries/find-taken-skus";
import { firstFreeSku, skuBase, variationSku } from "./sku-text";
import { skuKey } from "./sku-rules";

/** What the SKUs are for. An empty SKU is generated. */
type WantedSkus = {
  name: string;
  productSku: string;
  variations: { sku: string; options: readonly string[] }[];
};

/**
 * Replaces empty SKUs with generated ones that are free. A lock per business serialises this, so two people who create
 * products at the same moment get different SKUs.
 */
export async function fillSkus(
  tx: Tx,
  businessId: number,
  wanted: WantedSkus,
): Promise<{ productSku: string; variationSkus: string[] }> {
  const given = [wanted.productSku, ...wanted.variations.map(({ sku }) => sku)]
    .filter((sku) => sku.trim() !== "")
    .map(skuKey);
  await lockSkus(tx, businessId);
  const base = wanted.productSku.trim() === "" ? skuBase(wanted.name) : wanted.productSku.trim();
  const taken = await loadTakenSkus(tx, businessId, base);
  for (const sku of given) taken.add(sku);
  const productSku = wanted.productSku.trim() === "" ? firstFreeSku(base, taken) : wanted.productSku.trim();
  const variationSkus = wanted.variations.map(({ sku, options }, index) =>
    sku.trim() === "" ? firstFreeSku(variationSku(productSku, options, index), taken) : sku.trim(),
  );
  return { productSku, variationSkus };
}

/** Locks the generation of SKUs of a business until the transaction ends. */
export async function lockSkus(tx: Tx, businessId: number): Promise<void> {
  await lockPart(tx, "skus", businessId);
}

/** The taken SKUs that begin with `base`, as generated ones do. In lower case. */
export function loadTakenSkus(tx: Tx, businessId: number, base: string): Promise<Set<string>> {
  return findSkusByPrefix(tx, businessId, skuKey(base));
}
