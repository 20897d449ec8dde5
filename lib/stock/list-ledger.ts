import type { Db, Tx } from "@/lib/db";
import { BY_ID, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import { LABEL_SELECT, optionLabel } from "./load-stock-rows";
import { STOCK_PER_PAGE, type LedgerQuery } from "./stock-schema";
import type { LedgerPage } from "./stock-view";

/**
 * A page of the business's stock movements, newest first, filtered by variation, location and kind.
 *
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not from this list
 */
export async function listLedger(
  db: Db | Tx,
  businessId: number,
  query: LedgerQuery,
  limit = STOCK_PER_PAGE,
): Promise<LedgerPage> {
  const numberOf = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const after = readCursor(BY_ID, query.cursor);
  const page = await readPage(
    limit,
    (take) =>
      db.stockMovement.findMany({
        where: {
          businessId,
          variationId: numberOf(query.variation),
          locationId: numberOf(query.location),
          kind: query.kind,
          id: { lt: after?.[0] },
        },
        orderBy: { id: "desc" },
        take,
        include: {
          location: { select: { name: true } },
          user: { select: { name: true } },
          variation: { select: { sku: true, productId: true, ...LABEL_SELECT } },
        },
      }),
    (row) => [row.id],
  );
  return {
    ...page,
    items: page.items.map((row) => ({
      id: row.id,
      kind: row.kind,
      quantity: row.quantity.toFixed(),
      reason: row.reason,
      productId: row.variation.productId,
      variationId: row.variationId,
      name: row.variation.product.name,
      label: optionLabel(row.variation),
      sku: row.variation.sku,
      locationName: row.location.name,
      userName: row.user?.name ?? null,
      createdAt: row.createdAt.toISOString(),
    })),
  };
}
