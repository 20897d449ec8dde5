import type { Tx } from "@/lib/db";
import { escapeLike } from "@/lib/db/escape-like";
import { Prisma } from "@/lib/generated/prisma/client";

/** SQL for the SKUs among `keys` that are taken, through the unique indexes products_sku and variations_sku. */
export function takenSkusSql(businessId: number, keys: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    select lower(btrim(sku)) as sku from products
     where business_id = ${businessId} and lower(btrim(sku)) = any (${keys}::text[])
    union
    select lower(btrim(sku)) from variations
     where business_id = ${businessId} and lower(btrim(sku)) = any (${keys}::text[])`;
}

/** The SKUs among `keys` that a product or variation has. Keys and result are trimmed and in lower case. */
export async function findTakenSkus(tx: Tx, businessId: number, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ sku: string }[]>(takenSkusSql(businessId, keys));
  return new Set(rows.map(({ sku }) => sku));
}

/** The taken SKUs that begin with `prefix`, as generated SKUs do. Prefix and result are in lower case. */
export async function findSkusByPrefix(tx: Tx, businessId: number, prefix: string): Promise<Set<string>> {
  const pattern = `${escapeLike(prefix)}%`;
  const rows = await tx.$queryRaw<{ sku: string }[]>`
    select lower(btrim(sku)) as sku from products
     where business_id = ${businessId} and lower(btrim(sku)) like ${pattern}
    union
    select lower(btrim(sku)) from variations
     where business_id = ${businessId} and lower(btrim(sku)) like ${pattern}`;
  return new Set(rows.map(({ sku }) => sku));
}

type SkuOwner = { productId: number | null; variationId: number | null };

/**
 * Whether another product or variation has the SKU. A store has one list of SKUs for both, so both tables are searched;
 * `own` is excluded, together with the variations of a simple product.
 */
export async function isSkuTaken(tx: Tx, businessId: number, sku: string, own: SkuOwner): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select id from products
     where business_id = ${businessId} and lower(btrim(sku)) = lower(btrim(${sku}))
       and id is distinct from ${own.productId}::int
    union all
    select v.id from variations v join products p on p.id = v.product_id
     where v.business_id = ${businessId} and lower(btrim(v.sku)) = lower(btrim(${sku}))
       and v.id is distinct from ${own.variationId}::int
       and not (p.type = 'simple' and p.id is not distinct from ${own.productId}::int)
     limit 1`;
  return rows.length > 0;
}
