import { randomUUID } from "node:crypto";
import { setProductArchived } from "@/lib/catalog/archive-product";
import { getProduct } from "@/lib/catalog/get-product";
import { updateProduct } from "@/lib/catalog/update-product";
import { completeSale } from "@/lib/sales/complete-sale";
import { createReturn } from "@/lib/sales/create-return";
import { recordManualMovement } from "@/lib/stock/record-movement";
import type { Goods, World } from "./world";

/** Sells at the till, more than there is if need be. */
export async function sell({ db, seller, locationId }: World, goods: Goods, quantity: number): Promise<void> {
  const { price } = await db.variation.findUniqueOrThrow({ where: { id: goods.variationId } });
  const expectedTotal = price.times(quantity).toFixed();
  await completeSale(db, seller, {
    clientKey: randomUUID(),
    heldSaleId: null,
    locationId,
    customerId: null,
    lines: [{ variationId: goods.variationId, quantity: String(quantity), discount: null }],
    discount: null,
    note: "",
    payments: [{ method: "cash", amount: expectedTotal, reference: "" }],
    expectedTotal,
    allowOversell: true,
  });
}

/** Takes goods of a sale back, of the till or of an order. */
export async function takeBack(
  { db, businessId, seller }: World,
  sale: number,
  { quantity, restock }: { quantity: number; restock: boolean },
): Promise<void> {
  const sales = await db.sale.findMany({
    where: { businessId, status: "final" },
    orderBy: { id: "asc" },
    select: { id: true, lines: { where: { kind: "product" }, take: 1, select: { id: true } } },
  });
  const chosen = sales[sale % Math.max(1, sales.length)];
  const line = chosen?.lines[0];
  if (!chosen || !line) return;
  await createReturn(db, seller, chosen.id, {
    clientKey: randomUUID(),
    reason: "",
    lines: [{ saleLineId: line.id, quantity: String(quantity), restock }],
  });
}

/** Enters a manual movement. */
export async function moveStock(
  { db, businessId, seller, locationId }: World,
  { variationId }: Goods,
  quantity: number,
): Promise<void> {
  const movement = { variationId, locationId, kind: "adjustment", quantity: String(quantity), reason: "sim" } as const;
  await recordManualMovement(db, businessId, seller.id, { clientKey: randomUUID(), ...movement });
}

/** Saves another price in the product's form. */
export async function changePrice(
  { db, businessId }: World,
  { productId, variationId }: Goods,
  price: number,
): Promise<void> {
  const { updatedAt } = await getProduct(db, businessId, productId);
  await updateProduct(db, businessId, productId, {
    updatedAt,
    variations: [{ id: variationId, price: String(price) }],
  });
}

/** Takes a product out of sale, or puts it back. */
export async function archive(
  { db, businessId, seller }: World,
  productId: number,
  isArchived: boolean,
): Promise<void> {
  await setProductArchived(db, businessId, seller.id, productId, isArchived);
}
