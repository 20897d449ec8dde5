import type { Db, Tx } from "@/lib/db";
import type { MovementPage } from "./movement-schema";

const PAGE_SIZE = 25;

/** The ledger of a product's variations, newest first, a page at a time. */
export async function listMovements(
  db: Db | Tx,
  businessId: number,
  { productId, before }: { productId: number; before?: number },
  limit = PAGE_SIZE,
): Promise<MovementPage> {
  const variations = await db.variation.findMany({ where: { businessId, productId }, select: { id: true } });
  const rows = await db.stockMovement.findMany({
    // By ids and not through the relation, so that the ledger's index on variations is used.
    where: {
      businessId,
      variationId: { in: variations.map(({ id }) => id) },
      id: before === undefined ? undefined : { lt: before },
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: { location: { select: { name: true } }, user: { select: { name: true } } },
  });
  const page = rows.slice(0, limit);
  return {
    items: page.map((row) => ({
      id: row.id,
      variationId: row.variationId,
      locationId: row.locationId,
      locationName: row.location.name,
      kind: row.kind,
      quantity: row.quantity.toFixed(),
      reason: row.reason,
      userName: row.user?.name ?? null,
      createdAt: row.createdAt.toISOString(),
    })),
    nextBefore: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
