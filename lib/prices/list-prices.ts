import type { Db, Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { BY_TEXT, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import { LABEL_SELECT, optionLabel } from "@/lib/stock/load-stock-rows";
import { isInCategory, listVariations, matchesText } from "@/lib/stock/queries/list-variations";
import { type PriceFilter, type PricePage, type PriceQuery, PRICES_PER_PAGE, type PriceRow } from "./price-schema";

/**
 * One page of the variations on sale with all their prices, by product name.
 *
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not from this list
 */
export async function listPrices(
  db: Db | Tx,
  businessId: number,
  query: PriceQuery,
  limit = PRICES_PER_PAGE,
): Promise<PricePage> {
  const after = readCursor(BY_TEXT, query.cursor);
  const page = await readPage(
    limit,
    (take) => listVariations(db, matching(businessId, query), after, take),
    (row) => [row.name, row.id],
  );
  const ids = page.items.map(({ id }) => id);
  return { ...page, items: await loadRows(db, businessId, ids) };
}

function matching(businessId: number, { q, category }: PriceFilter): Prisma.Sql {
  const conditions = [
    Prisma.sql`v.business_id = ${businessId} and p.business_id = ${businessId}`,
    Prisma.sql`not v.is_archived and not p.is_archived`,
  ];
  if (q) conditions.push(matchesText(businessId, q));
  if (category) conditions.push(isInCategory(businessId, Number(category)));
  return Prisma.join(conditions, " and ");
}

async function loadRows(db: Db | Tx, businessId: number, ids: readonly number[]): Promise<PriceRow[]> {
  if (ids.length === 0) return [];
  const variations = await db.variation.findMany({
    where: { businessId, id: { in: [...ids] } },
    select: { ...LABEL_SELECT, id: true, productId: true, sku: true, price: true, prices: true },
  });
  const byId = new Map(
    variations.map((variation): [number, PriceRow] => [
      variation.id,
      {
        variationId: variation.id,
        productId: variation.productId,
        name: variation.product.name,
        label: optionLabel(variation),
        sku: variation.sku,
        price: variation.price.toFixed(),
        groupPrices: Object.fromEntries(
          variation.prices.map(({ priceGroupId, price }) => [String(priceGroupId), price.toFixed()]),
        ),
      },
    ]),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}
