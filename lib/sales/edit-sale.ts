import { z } from "zod";
import { changesBetween } from "@/lib/activity/activity-changes";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Sale } from "@/lib/generated/prisma/client";
import { SaleStatus, ShippingStatus } from "@/lib/generated/prisma/enums";
import { lockSaleRow } from "./queries/lock-sale";
import { runSaleTransaction } from "./run-sale-transaction";

export const SHIPPING_STATUSES = Object.values(ShippingStatus);

/** What staff may change of an existing sale. Absent fields stay unchanged. */
export const saleEditSchema = z.object({
  status: z.enum(SaleStatus).optional(),
  shippingStatus: z.enum(ShippingStatus).optional(),
  customerNote: z.string().max(5_000, "tooLong").optional(),
});
export type SaleEdit = z.infer<typeof saleEditSchema>;

/** Sets the new status of a sale and posts its stock, in the transaction of the edit. */
type ChangeSaleStatus = (tx: Tx, sale: Sale, status: SaleStatus) => Promise<void>;

/**
 * Saves an edit by staff, with its time, so that an import of the order does not overwrite it. An edit without changes
 * writes nothing. Without `userId` the caller records the activity.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such sale
 * @throws AppError `conflict` (`goodsBusy`) after two deadlocks
 * @throws what `changeStatus` throws, which rolls the edit back
 */
export async function editSale(
  db: Db,
  request: { businessId: number; saleId: number; edit: SaleEdit; userId?: number },
  changeStatus: ChangeSaleStatus,
): Promise<Sale> {
  const { businessId, saleId, userId, edit } = request;
  return runSaleTransaction(db, async (tx) => {
    await lockSaleRow(tx, businessId, saleId);
    const sale = await tx.sale.findFirst({ where: { id: saleId, businessId } });
    if (!sale) throw new AppError("not_found", "notFound");
    const { status, ...columns } = edit;
    const isNewStatus = status !== undefined && status !== sale.status;
    const isChanged =
      (columns.shippingStatus ?? sale.shippingStatus) !== sale.shippingStatus ||
      (columns.customerNote ?? sale.customerNote) !== sale.customerNote;
    if (!isNewStatus && !isChanged) return sale;
    await tx.sale.update({ where: { id: saleId }, data: { ...columns, editedAt: new Date() } });
    if (isNewStatus) await changeStatus(tx, sale, status);
    const saved = await tx.sale.findUniqueOrThrow({ where: { id: saleId } });
    const changes = changesBetween(shownOf(sale), shownOf(saved));
    if (userId !== undefined)
      await recordActivity(tx, {
        businessId,
        userId,
        action: "sale.edited",
        entityId: saleId,
        details: { number: saved.number, changes },
      });
    return saved;
  });
}

function shownOf({ status, shippingStatus, customerNote }: Sale) {
  return { status, shippingStatus, customerNote };
}
