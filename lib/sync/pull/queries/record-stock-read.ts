import type { Tx } from "@/lib/db";

/** Stores when the quantities of linked products were read, by the store's clock. */
export async function recordStockRead(
  tx: Tx,
  storeId: number,
  read: readonly { productId: number; stockReadAt: Date | null }[],
): Promise<void> {
  const rows = JSON.stringify(
    read.map(({ productId, stockReadAt }) => ({
      product_id: productId,
      stock_read_at: stockReadAt?.toISOString() ?? null,
    })),
  );
  await tx.$executeRaw`
    update product_links l set stock_read_at = r.stock_read_at
      from jsonb_to_recordset(${rows}::jsonb) as r(product_id int, stock_read_at timestamptz)
     where l.store_id = ${storeId}::int and l.product_id = r.product_id`;
}
