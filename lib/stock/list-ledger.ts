import type { Db, Tx } from "@/lib/db";
import { LABEL_SELECT, optionLabel } from "./load-stock-rows";
import { STOCK_PER_PAGE, type LedgerQuery } from "./stock-schema";
import type { LedgerPage } from "./stock-view";

/** The business's movements, newest first; of one variation, location or kind when asked. */
export async function listLedger(
  db: Db | Tx,
  businessId: number,
  query: LedgerQuery,
  limit = STOCK_PER_PAGE,
): Promise<LedgerPage> {
  const numberOf = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const before = numberOf(query.before);
  const rows = await db.stockMovement.findMany({
    where: {
      businessId,
      variationId: numberOf(query.variation),
      locationId: numberOf(query.location),
      kind: query.kind,
      id: before === undefined ? undefined : { lt: before },
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: {
      location: { select: { name: true } },
      user: { select: { name: true } },
      variation: { select: { sku: true, productId: true, ...LABEL_SELECT } },
    },
  });
  const page = rows.slice(0, limit);
  return {
    items: page.map((row) => ({
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
    nextBefore: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
