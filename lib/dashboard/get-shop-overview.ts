import type { Db } from "@/lib/db";
import { countLowStock, listLowVariations } from "./queries/stock-warnings";
import type { ShopOverview, StockWarning } from "./shop-overview";

/** As many as fit without scrolling. The stock list has the rest. */
const WARNINGS_SHOWN = 8;

/** The dashboard's figures of catalogue and stock. */
export async function getShopOverview(db: Db, businessId: number): Promise<ShopOverview> {
  const active = { businessId, isArchived: false } as const;
  const [products, variations, notSynced, uncategorised, stock, warnings] = await Promise.all([
    db.product.count({ where: active }),
    db.variation.count({ where: { ...active, product: { isArchived: false } } }),
    db.product.count({ where: { ...active, isSyncDisabled: true } }),
    db.product.count({ where: { ...active, categoryId: null } }),
    countStock(db, businessId),
    listWarnings(db, businessId),
  ]);
  return { products, variations, notSynced, uncategorised, ...stock, warnings };
}

async function countStock(
  db: Db,
  businessId: number,
): Promise<Pick<ShopOverview, "toReorder" | "soldOut" | "outProducts">> {
  const counts = await countLowStock(db, businessId);
  return {
    toReorder: Number(counts.to_reorder),
    soldOut: Number(counts.sold_out),
    outProducts: Number(counts.out_products),
  };
}

async function listWarnings(db: Db, businessId: number): Promise<StockWarning[]> {
  const rows = await listLowVariations(db, businessId, WARNINGS_SHOWN);
  return rows.map((row) => ({
    productId: row.product_id,
    name: row.name,
    sku: row.sku,
    quantity: row.quantity.toFixed(),
  }));
}
