import { lockSaleRow } from "@/lib/sales/queries/lock-sale";
import type { Tx } from "@/lib/db";
import type { Sale, Store } from "@/lib/generated/prisma/client";
import { loadGoodsOut, postStock } from "@/lib/sales/post-stock";
import { loadStockLines, movementReason } from "./finalise-sale";
import { isServed, stockWhenDeleted } from "./order-stock";
import { freeOrderId, isOtherOrder, loadIdentity, type OrderIdentity } from "./other-database";
import { lockOrder } from "./queries/lock-order";
import { lockLevelsOf, touchLevels } from "@/lib/db/lock-levels";

/**
 * Marks the sale of a deleted order; no row is erased. A served order stays as it is, since its goods are with the
 * customer. The stock of any other is posted back, and its sale becomes a draft. The order is no reservation from then
 * on (load-push-rows.ts), so the next push offers units that trashing does not restock in the store.
 *
 * @param identity of the order in the store's trash; null when the store has no order of this id
 * @returns the sale's id, null when the order was never imported
 * @throws WooError `other_database` when the id is that of another imported order
 */
export async function markOrderDeleted(
  tx: Tx,
  store: Store,
  remoteId: number,
  identity: OrderIdentity | null,
): Promise<number | null> {
  await lockOrder(tx, store.id, remoteId);
  const key = { storeId_remoteId: { storeId: store.id, remoteId } };
  const link = await tx.orderLink.findUnique({ where: key });
  if (!link) return null;
  if (link.state === "deleted") return link.saleId;
  // Every caller locks the sale before its levels, which rules out a deadlock.
  await lockSaleRow(tx, store.businessId, link.saleId);
  if (identity !== null && isOtherOrder(await loadIdentity(tx, link), identity)) {
    await freeOrderId(tx, store, link);
    return null;
  }
  const sale = await tx.sale.findUniqueOrThrow({ where: { id: link.saleId } });
  const goodsOut = await loadGoodsOut(tx, sale.id);
  const lines = await loadStockLines(tx, sale, goodsOut);
  const ids = [...new Set([...lines.flatMap(({ variationId }) => variationId ?? []), ...goodsOut.keys()])];
  await lockLevelsOf(tx, sale.businessId, ids);
  if (!isServed(sale, link.remoteStatus))
    await postStock(tx, {
      businessId: sale.businessId,
      saleId: sale.id,
      locationId: sale.locationId,
      userId: null,
      wanted: stockWhenDeleted(lines, goodsOut),
      reason: movementReason(link.number),
    });
  await tx.sale.update({
    where: { id: sale.id },
    data: { ...statusWhenDeleted(sale, link.remoteStatus), deletedInStoreAt: new Date() },
  });
  await tx.orderLink.update({ where: key, data: { state: "deleted" } });
  await touchLevels(tx, sale.businessId, ids);
  return sale.id;
}

/** A served sale stays in the revenue. A draft is one still, and no stock that arrives serves it. */
function statusWhenDeleted(sale: Sale, remoteStatus: string): Partial<Pick<Sale, "status" | "draftReason">> {
  if (sale.status === "final" && isServed(sale, remoteStatus)) return {};
  return { status: "draft", draftReason: "deleted_in_store" };
}
