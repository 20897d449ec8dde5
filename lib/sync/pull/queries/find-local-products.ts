import type { Tx } from "@/lib/db";

/** A product of the shop by a SKU or barcode of itself or of a variation. */
export type LocalKey = { key: string; productId: number };

/** Finds products by SKU, without case. @param keys trimmed and in lower case */
export function findProductsBySku(db: Tx, businessId: number, keys: readonly string[]): Promise<LocalKey[]> {
  return db.$queryRaw<LocalKey[]>`
    select lower(btrim(sku)) as key, id as "productId" from products
     where business_id = ${businessId} and lower(btrim(sku)) = any (${[...keys]}::text[])
    union
    select lower(btrim(sku)), product_id from variations
     where business_id = ${businessId} and lower(btrim(sku)) = any (${[...keys]}::text[])`;
}

/** Finds products by barcode, the oldest of several. */
export function findProductsByBarcode(db: Tx, businessId: number, barcodes: readonly string[]): Promise<LocalKey[]> {
  return db.$queryRaw<LocalKey[]>`
    select barcode as key, min(product_id) as "productId" from variations
    where business_id = ${businessId} and barcode = any (${[...barcodes]}::text[]) group by barcode`;
}
