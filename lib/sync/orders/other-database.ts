import type { Tx } from "@/lib/db";
import type { OrderLink, Store } from "@/lib/generated/prisma/client";
import type { WooOrder } from "@/lib/woo/resources/orders";
import { WooError } from "@/lib/woo/woo-error";
import { placedAt } from "./map-order";

/** What never changes about an order. */
export type OrderIdentity = { orderKey: string; placedAt: Date; remoteLineIds: readonly number[] };

/** The identity of an order in the store. */
export function identityOf(order: WooOrder): OrderIdentity {
  const lines = [...order.line_items, ...order.shipping_lines, ...order.fee_lines];
  const remoteLineIds = lines.map(({ id }) => id).filter((id) => id > 0);
  return { orderKey: order.order_key, placedAt: placedAt(order), remoteLineIds };
}

/** The identity of an imported order. */
export async function loadIdentity(tx: Tx, known: Pick<OrderLink, "saleId" | "orderKey">): Promise<OrderIdentity> {
  const sale = await tx.sale.findUniqueOrThrow({
    where: { id: known.saleId },
    select: { soldAt: true, lines: { select: { remoteLineId: true } } },
  });
  const remoteLineIds = sale.lines.flatMap(({ remoteLineId }) => remoteLineId ?? []);
  return { orderKey: known.orderKey ?? "", placedAt: sale.soldAt, remoteLineIds };
}

/**
 * Whether an id stands for another order than the imported one, as after the store's database was replaced: the key
 * differs. Without keys, only another date together with other lines proves it, since staff may change an order's date.
 */
export function isOtherOrder(known: OrderIdentity, order: OrderIdentity): boolean {
  if (known.orderKey !== "" && order.orderKey !== "") return known.orderKey !== order.orderKey;
  if (known.placedAt.getTime() === order.placedAt.getTime()) return false;
  const knownIds = new Set(known.remoteLineIds);
  return knownIds.size > 0 && !order.remoteLineIds.some((id) => knownIds.has(id));
}

/**
 * Gives an order's id free whose store has another database. Its sale stays as it is, without an order. Before a person
 * has accepted the database, nothing is overwritten and the store stops.
 *
 * @throws WooError `other_database` until a person has accepted the database
 */
export async function freeOrderId(tx: Tx, store: Pick<Store, "id">, known: OrderLink): Promise<void> {
  const { databaseAcceptedAt } = await tx.store.findUniqueOrThrow({
    where: { id: store.id },
    select: { databaseAcceptedAt: true },
  });
  if (databaseAcceptedAt === null || known.importedAt >= databaseAcceptedAt)
    throw new WooError({ code: "other_database" });
  const sale = await tx.sale.findUniqueOrThrow({ where: { id: known.saleId }, select: { number: true } });
  await tx.orderLink.delete({ where: { saleId: known.saleId } });
  await tx.sale.update({
    where: { id: known.saleId },
    // The new order's sale gets this number, which is made of the id.
    data: { number: `${sale.number}-${known.saleId}`, deletedInStoreAt: new Date() },
  });
}
