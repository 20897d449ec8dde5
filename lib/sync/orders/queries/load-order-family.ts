import type { Db } from "@/lib/db";
import { parentOrderIdOf, type WooOrder } from "@/lib/woo/resources/orders";
import type { OrderFamily } from "../left-out";

/** What is imported of an order, its parent and its sub-orders. Two look-ups by index for each import. */
export async function loadOrderFamily(
  db: Db,
  storeId: number,
  order: Pick<WooOrder, "id" | "parent_id">,
  isImported: boolean,
): Promise<OrderFamily> {
  const hasChildren = async (parentRemoteId: number) =>
    (await db.orderLink.findFirst({ where: { storeId, parentRemoteId }, select: { remoteId: true } })) !== null;
  const parentId = parentOrderIdOf(order);
  if (parentId === null)
    return {
      isImported,
      hasImportedChildren: await hasChildren(order.id),
      parentImportedAt: null,
      isParentReplaced: false,
    };
  const parent = await db.orderLink.findUnique({
    where: { storeId_remoteId: { storeId, remoteId: parentId } },
    select: { importedAt: true },
  });
  return {
    isImported,
    hasImportedChildren: false,
    parentImportedAt: parent?.importedAt ?? null,
    isParentReplaced: parent !== null && (await hasChildren(parentId)),
  };
}
