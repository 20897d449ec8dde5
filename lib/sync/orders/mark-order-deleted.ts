import type { Tx } from "@/lib/db";
import type { Store } from "@/lib/generated/prisma/client";
import { loadGoodsOut, postStock } from "@/lib/sales/post-stock";
import { movementReason } from "./finalise-sale";
import { lockLevelsOf, touchLevelsOf } from "./order-levels";

/**
 * The store deleted an order: its sale is marked and its stock returned, nothing is erased. What
 * the store itself still holds back for it (trashing an order does not restock) is no reservation any
 * more (load-push-rows.ts), so that the next push offers these goods again. Returns the sale's id, null if there is none.
 */
export async function markOrderDeleted(tx: Tx, store: Store, remoteId: number): Promise<number | null> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${store.id}::int, ${remoteId}::int)`;
  const key = { storeId_remoteId: { storeId: store.id, remoteId } };
  const link = await tx.orderLink.findUnique({ where: key });
  if (!link) return null;
  if (link.state === "deleted") return link.saleId;
  // The sale before its levels, as everywhere.
  await tx.$executeRaw`select id from sales where id = ${link.saleId} for update`;
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
  await lockLevelsOf(tx, ids);
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
  await touchLevelsOf(tx, ids);
  return sale.id;
}
