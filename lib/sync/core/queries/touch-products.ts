import type { Tx } from "@/lib/db";
import { Prisma, type SyncRun } from "@/lib/generated/prisma/client";

/**
 * Touches the products of categories and attributes that are newly linked: the products may have been
 * sent without them. A run over all products needs no touch, since it plans every product.
 */
export async function touchProductsOf(
  tx: Tx,
  run: Pick<SyncRun, "businessId" | "kind" | "mode">,
  { categories = [], attributes = [] }: { categories?: readonly number[]; attributes?: readonly number[] },
): Promise<void> {
  if (run.kind === "products" && run.mode === "all") return;
  if (categories.length > 0) await touch(tx, run.businessId, Prisma.sql`p.category_id in (${Prisma.join(categories)})`);
  if (attributes.length > 0) {
    const hasOne = Prisma.sql`exists (
      select 1 from product_attributes a where a.product_id = p.id and a.attribute_id in (${Prisma.join(attributes)}))`;
    await touch(tx, run.businessId, hasOne);
  }
}

/** Touches products, so that the next run plans them. */
export async function touchProducts(tx: Tx, businessId: number, productIds: readonly number[]): Promise<void> {
  await touch(tx, businessId, Prisma.sql`p.id = any(${[...productIds]}::int[])`);
}

/** Moves `changed_at` only, because an open form compares `updated_at` (update-product.ts). */
async function touch(tx: Tx, businessId: number, which: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    select touch_products(array(select p.id from products p where p.business_id = ${businessId} and ${which}))`;
}
