import type { Db, Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { BY_TEXT, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import { LABEL_SELECT, optionLabel } from "@/lib/stock/load-stock-rows";
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
    (take) => db.$queryRaw<{ id: number; name: string }[]>`
      select v.id, p.name from variations v join products p on p.id = v.product_id
       where ${matching(businessId, query)}
         ${after ? Prisma.sql`and (p.name, v.id) > (${after[0]}, ${after[1]})` : Prisma.empty}
       order by p.name, v.id limit ${take}`,
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
  if (q) {
    const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
    // A union and not an `or` over two tables, so that each half can use its own index.
    conditions.push(Prisma.sql`v.id in (
      select vn.id from variations vn join products pn on pn.id = vn.product_id
       where pn.business_id = ${businessId} and (pn.name ilike ${pattern} or pn.sku ilike ${pattern})
      union
      select id from variations where business_id = ${businessId} and (sku ilike ${pattern} or barcode = ${q}))`);
  }
  if (category) {
    conditions.push(Prisma.sql`p.category_id in (
      with recursive branch as (
        select id from categories where business_id = ${businessId} and id = ${Number(category)}
        union
        select c.id from categories c join branch b on c.parent_id = b.id
      ) select id from branch)`);
  }
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
