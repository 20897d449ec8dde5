import { lockSaleRow } from "@/lib/sales/queries/lock-sale";
import type { Tx } from "@/lib/db";
import type { Store } from "@/lib/generated/prisma/client";
import { loadGoodsOut, postStock } from "@/lib/sales/post-stock";
import { movementReason } from "./finalise-sale";
import { lockOrder } from "./queries/lock-order";
import { lockLevelsOf, touchLevels } from "@/lib/db/lock-levels";

/**
 * Marks the sale of a deleted order and posts its stock back; no row is erased. The order is no reservation
 * from then on (load-push-rows.ts), so the next push offers units that trashing does not restock in the store.
 *
 * @returns the sale's id, null when the order was never imported
 */
export async function markOrderDeleted(tx: Tx, store: Store, remoteId: number): Promise<number | null> {
  await lockOrder(tx, store.id, remoteId);
  const key = { storeId_remoteId: { storeId: store.id, remoteId } };
  const link = await tx.orderLink.findUnique({ where: key });
  if (!link) return null;
  if (link.state === "deleted") return link.saleId;
  // Every caller locks the sale before its levels, which rules out a deadlock.
  await lockSaleRow(tx, store.businessId, link.saleId);
  const sale = await tx.sale.findUniqueOrThrow({ where: { id: link.saleId } });
  const variations = await tx.saleLine.findMany({
    where: { saleId: sale.id, variationId: { not: null } },
    select: { variationId: true },
  });
  const ids = [
    ...new Set([
      ...variations.flatMap(({ variationId }) => variationId ?? []),
      ...(await loadGoodsOut(tx, sale.id)).keys(),
    ]),
  ];
  await lockLevelsOf(tx, sale.businessId, ids);
  await postStock(tx, {
    businessId: sale.businessId,
    saleId: sale.id,
    locationId: sale.locationId,
    userId: null,
    wanted: new Map(),
    reason: movementReason(link.number),
  });
  await tx.sale.update({
    where: { id: sale.id },
    data: { status: "draft", draftReason: "deleted_in_store", deletedInStoreAt: new Date() },
  });
  await tx.orderLink.update({ where: key, data: { state: "deleted" } });
  await touchLevels(tx, sale.businessId, ids);
  return sale.id;
}
