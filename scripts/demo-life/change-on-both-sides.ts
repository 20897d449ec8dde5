import { editOrder } from "@/lib/sync/orders/edit-order";
import type { Living } from "./living";
import { listOldestFirst } from "./place-orders";
import { RARE_SKU } from "./write-till-weeks";

/**
 * Staff pack an order that the store's staff complete at the same time: both changed where the parcel is. One that an
 * earlier start packed, but did not complete, may have reached the store since, so another order is taken.
 */
export async function changeOnBothSides({
  deps: { db },
  shop: { businessId },
  storeId,
  owner,
  sandbox,
}: Living): Promise<void> {
  const packed = await db.orderLink.findMany({ where: { storeId, sale: { shippingStatus: "packed" } } });
  const packedIds = new Set(packed.map(({ remoteId }) => remoteId));
  const orders = listOldestFirst(sandbox);
  if (orders.some(({ id, status }) => packedIds.has(id) && status === "completed")) return;
  const rareId = sandbox.state.findBySku(RARE_SKU)?.id;
  const order = orders.findLast(
    ({ id, status, line_items }) =>
      status === "processing" &&
      !packedIds.has(id) &&
      !line_items.some(({ product_id, variation_id }) => product_id === rareId || variation_id === rareId),
  );
  if (order === undefined) return;
  const { saleId } = await db.orderLink.findUniqueOrThrow({
    where: { storeId_remoteId: { storeId, remoteId: order.id } },
  });
  await editOrder(db, { businessId, saleId, userId: owner.id, edit: { shippingStatus: "packed" } });
  sandbox.setOrderStatus(order.id, "completed");
}
