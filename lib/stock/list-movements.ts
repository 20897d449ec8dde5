import type { Db, Tx } from "@/lib/db";
import { BY_ID, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import type { MovementPage } from "./movement-schema";

const PAGE_SIZE = 25;

/**
 * A page of the stock movements of a product's variations, newest first.
 *
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not from this list
 */
export async function listMovements(
  db: Db | Tx,
  businessId: number,
  { productId, cursor }: { productId: number; cursor?: string | undefined },
  limit = PAGE_SIZE,
): Promise<MovementPage> {
  const variations = await db.variation.findMany({ where: { businessId, productId }, select: { id: true } });
  const after = readCursor(BY_ID, cursor);
  const page = await readPage(
    limit,
    (take) =>
      db.stockMovement.findMany({
        // By ids instead of the relation, so that the ledger's index on variations is used.
        where: { businessId, variationId: { in: variations.map(({ id }) => id) }, id: { lt: after?.[0] } },
        orderBy: { id: "desc" },
        take,
        include: { location: { select: { name: true } }, user: { select: { name: true } } },
      }),
    (row) => [row.id],
  );
  return {
    ...page,
    items: page.items.map((row) => ({
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
  };
}
