import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { editSale, type SaleEdit } from "@/lib/sales/edit-sale";
import { finaliseOrderSale } from "./finalise-sale";

/**
 * Saves what staff changed of an imported order's sale. One that is made final but can't be served
 * waits for stock. Throws not_found, and conflict `orderDeletedInStore` for the status of a deleted one.
 */
export async function editOrder(
  db: Db,
  request: { businessId: number; saleId: number; userId: number; edit: SaleEdit },
): Promise<void> {
  const { businessId, saleId, userId } = request;
  const link = await db.orderLink.findFirst({ where: { businessId, saleId }, select: { saleId: true } });
  if (!link) throw new AppError("not_found", "notFound");
  await editSale(db, request, async (tx, sale, status) => {
    // Read anew: the sale's row is locked from here on, and an import may just have ended.
    const { state, remoteStatus, number } = await tx.orderLink.findUniqueOrThrow({ where: { saleId } });
    if (state === "deleted") throw new AppError("conflict", "orderDeletedInStore");
    await finaliseOrderSale(tx, sale, { status, remoteStatus, userId, number, draftReason: "staff" });
  });
}
