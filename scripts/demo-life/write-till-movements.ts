import type { Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { TillEvent } from "./plan-till-weeks";
import type { Past } from "./till-past";

/** Writes what the planned events moved to the ledger, oldest first. */
export async function writeMovements(
  tx: Tx,
  { shop: { businessId, shopLocationId, warehouseLocationId }, sellers }: Past,
  events: readonly TillEvent[],
  saleIds: ReadonlyMap<TillEvent, number>,
): Promise<void> {
  const keeper = sellers.at(-1) ?? null;
  const data = events.flatMap((event): Prisma.StockMovementCreateManyInput[] => {
    const shared = { businessId, locationId: shopLocationId, userId: keeper, createdAt: event.at };
    switch (event.kind) {
      case "sale":
        return event.lines
          .filter(({ goods }) => goods.stock !== null)
          .map(({ goods: { variationId }, quantity }) => ({
            ...shared,
            variationId,
            userId: sellers[event.seller] ?? null,
            kind: "sale",
            quantity: -quantity,
            saleId: saleIds.get(event)!,
          }));
      case "delivery":
        return event.lines.map(({ goods: { variationId }, quantity }) => ({
          ...shared,
          variationId,
          kind: "receipt",
          quantity,
          reason: "Monday's delivery",
        }));
      case "transfer":
        return event.lines.flatMap(({ goods: { variationId }, quantity }) => {
          const line = { ...shared, variationId, kind: "transfer" as const, reason: "Warehouse → High Street shop" };
          return [
            { ...line, locationId: warehouseLocationId, quantity: -quantity },
            { ...line, quantity },
          ];
        });
      case "adjustment": {
        const { goods, quantity, reason } = event;
        return [{ ...shared, variationId: goods.variationId, kind: "adjustment", quantity, reason }];
      }
    }
  });
  await tx.stockMovement.createMany({ data });
}
