import type { Db } from "@/lib/db";

/** Whether a business has WooCommerce switched on (Settings → Modules). */
export async function hasWooModule(db: Db, businessId: number): Promise<boolean> {
  const business = await db.business.findUnique({ where: { id: businessId }, select: { modules: true } });
  return business?.modules.includes("woocommerce") ?? false;
}
