import type { Tx } from "@/lib/db";
import type { Store } from "@/lib/generated/prisma/client";
import { lockSaleRow } from "@/lib/sales/queries/lock-sale";
import { finaliseOrderSale } from "./finalise-sale";
import { lockOrder } from "./queries/lock-order";

/** The sale of an order whose sub-orders count in its place becomes a draft, and takes no stock. */
export async function replaceParent(tx: Tx, store: Store, parentRemoteId: number): Promise<void> {
  await lockOrder(tx, store.id, parentRemoteId);
  const link = await tx.orderLink.findUnique({
    where: { storeId_remoteId: { storeId: store.id, remoteId: parentRemoteId } },
    select: { saleId: true, number: true },
  });
  if (!link) return;
  await lockSaleRow(tx, store.businessId, link.saleId);
  const sale = await tx.sale.findUniqueOrThrow({ where: { id: link.saleId } });
  // A refund of the parent says nothing of the goods, which the sub-orders have.
  await finaliseOrderSale(tx, sale, { status: "draft", remoteStatus: "cancelled", userId: null, number: link.number });
}
