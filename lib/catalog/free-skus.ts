import type { Tx } from "@/lib/db";
import { firstFreeSku, skuBase, variationSku } from "./sku-text";
import { skuKey } from "./sku-rules";

/** What the SKUs are for. An empty SKU is generated. */
export type WantedSkus = {
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
  const key = `skus ${businessId}`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}

/** All that begin like this one, since the made-up ones do; in lower case. */
export async function loadTakenSkus(tx: Tx, businessId: number, base: string): Promise<Set<string>> {
  const pattern = `${skuKey(base).replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await tx.$queryRaw<{ sku: string }[]>`
    select lower(btrim(sku)) as sku from products where business_id = ${businessId} and lower(btrim(sku)) like ${pattern}
    union select lower(btrim(sku)) from variations where business_id = ${businessId} and lower(btrim(sku)) like ${pattern}`;
  return new Set(rows.map(({ sku }) => sku));
}
