import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { editSale, type SaleEdit } from "@/lib/sales/edit-sale";
import { finaliseOrderSale } from "./finalise-sale";

/**
 * Saves what staff changed of an imported order's sale. A sale that staff make final but that cannot be
 * served waits for stock.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such order
 * @throws AppError `conflict` (`orderDeletedInStore`) when the store deleted the order and the edit changes its status
 */
export async function editOrder(
  db: Db,
  request: { businessId: number; saleId: number; userId: number; edit: SaleEdit },
): Promise<void> {
  const { businessId, saleId, userId } = request;
  const link = await db.orderLink.findFirst({ where: { businessId, saleId }, select: { saleId: true } });
  if (!link) throw new AppError("not_found", "notFound");
  await editSale(db, request, async (tx, sale, status) => {
    // An import may have ended before the sale's row was locked, so the link is read again.
    const { state, remoteStatus, number } = await tx.orderLink.findUniqueOrThrow({ where: { saleId } });
    if (state === "deleted") throw new AppError("conflict", "orderDeletedInStore");
    await finaliseOrderSale(tx, sale, { status, remoteStatus, userId, number, draftReason: "staff" });
  });
}
