import type { Db, Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { BY_TEXT, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import { LOW_STOCK_AT, type ProductFilter, type ProductQuery, PRODUCTS_PER_PAGE } from "./product-schema";
import type { ProductListItem, ProductPage } from "./product-view";

type Client = Db | Tx;
type PageRow = { id: number; name: string };

/**
 * One page of the products, by name; archived ones only when asked for.
 * @throws invalid_input `badCursor`.
 */
export async function listProducts(
  db: Client,
  businessId: number,
  query: ProductQuery,
  limit = PRODUCTS_PER_PAGE,
): Promise<ProductPage> {
  const matches = matchingProducts(businessId, query);
  const after = readCursor(BY_TEXT, query.cursor);
  const isAfter = after ? Prisma.sql`and (p.name, p.id) > (${after[0]}, ${after[1]})` : Prisma.empty;
  const [page, counts] = await Promise.all([
    readPage(
      limit,
      (take) => db.$queryRaw<PageRow[]>`
        select p.id, p.name from products p where ${matches} ${isAfter} order by p.name, p.id limit ${take}`,
      (row) => [row.name, row.id],
    ),
    db.$queryRaw<{ count: bigint }[]>`select count(*) from products p where ${matches}`,
  ]);
  const ids = page.items.map((row) => row.id);
  return { ...page, items: await loadItems(db, businessId, ids), total: Number(counts[0]?.count ?? 0) };
}

/** The condition on `products p` that these filters mean. */
export function matchingProducts(businessId: number, filter: ProductFilter): Prisma.Sql {
  const conditions = [
    Prisma.sql`p.business_id = ${businessId}`,
    Prisma.sql`p.is_archived = ${filter.archived === "yes"}`,
  ];
  if (filter.q) conditions.push(matchesText(businessId, filter.q));
  if (filter.type) conditions.push(Prisma.sql`p.type = ${filter.type}::product_type`);
  if (filter.sync) conditions.push(Prisma.sql`p.is_sync_disabled = ${filter.sync === "off"}`);
  if (filter.category === "none") conditions.push(Prisma.sql`p.category_id is null`);
  else if (filter.category) conditions.push(inCategory(businessId, Number(filter.category)));
  if (filter.stock) conditions.push(hasStock(filter.stock));
  return Prisma.join(conditions, " and ");
}

/** A union and not an `or` over two tables, so that each half can use its own index. */
function matchesText(businessId: number, text: string): Prisma.Sql {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`p.id in (
    select id from products where business_id = ${businessId} and (name ilike ${pattern} or sku ilike ${pattern})
    union
    select product_id from variations
     where business_id = ${businessId} and not is_archived and (sku ilike ${pattern} or barcode = ${text}))`;
}

function inCategory(businessId: number, categoryId: number): Prisma.Sql {
  return Prisma.sql`p.category_id in (
    with recursive branch as (
      select id from categories where business_id = ${businessId} and id = ${categoryId}
      union all
      select c.id from categories c join branch b on c.parent_id = b.id
    ) select id from branch)`;
}

/** "low" is when a variation is at its reorder level, "out" when nothing is left of any: a T-shirt without M is low, not out. */
function hasStock(state: NonNullable<ProductFilter["stock"]>): Prisma.Sql {
  if (state === "untracked") return Prisma.sql`not p.tracks_stock`;
  const conditions = {
    in: Prisma.sql`max(quantity) > 0`,
    low: Prisma.sql`bool_or(quantity <= coalesce(low_stock_at, ${LOW_STOCK_AT})) and max(quantity) > 0`,
    out: Prisma.sql`max(quantity) <= 0`,
  };
  return Prisma.sql`p.tracks_stock and (
    select ${conditions[state]} from (
      select coalesce(sum(l.quantity), 0) as quantity, v.low_stock_at
        from variations v left join stock_levels l on l.variation_id = v.id
       where v.product_id = p.id and not v.is_archived
       group by v.id
    ) as per_variation)`;
}

async function loadItems(db: Client, businessId: number, ids: number[]): Promise<ProductListItem[]> {
  if (ids.length === 0) return [];
  const products = await db.product.findMany({
    where: { businessId, id: { in: ids } },
    select: {
      id: true,
      type: true,
      name: true,
      sku: true,
      tracksStock: true,
      isSyncDisabled: true,
      category: { select: { id: true, name: true } },
      images: {
        orderBy: [{ position: "asc" }, { mediaId: "asc" }],
        take: 1,
        select: { media: { select: { id: true, fileName: true, width: true, height: true } } },
      },
    },
  });
  const [prices, stock, low] = await Promise.all([
    loadPrices(db, businessId, ids),
    loadStock(db, businessId, ids),
    findLow(db, businessId, ids),
  ]);
  const byId = new Map(
    products.map(({ images, ...product }) => [
      product.id,
      {
        ...product,
        ...(prices.get(product.id) ?? { priceFrom: "0", priceTo: "0", variationCount: 0 }),
        image: images[0]?.media ?? null,
        stock: stock.get(product.id) ?? [],
        isLow: low.has(product.id),
      },
    ]),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}

type PriceRange = Pick<ProductListItem, "priceFrom" | "priceTo" | "variationCount">;

async function loadPrices(db: Client, businessId: number, productIds: number[]): Promise<Map<number, PriceRange>> {
  const rows = await db.variation.groupBy({
    by: ["productId"],
    where: { businessId, productId: { in: productIds }, isArchived: false },
    _min: { price: true },
    _max: { price: true },
    _count: { _all: true },
  });
  return new Map(
    rows.map((row) => [
      row.productId,
      {
        priceFrom: row._min.price?.toFixed() ?? "0",
        priceTo: row._max.price?.toFixed() ?? "0",
        variationCount: row._count._all,
      },
    ]),
  );
}

/** Those with a variation at or below its reorder level, over all locations. */
async function findLow(db: Client, businessId: number, productIds: number[]): Promise<Set<number>> {
  const rows = await db.$queryRaw<{ product_id: number }[]>`
    select distinct v.product_id
      from variations v
     where v.business_id = ${businessId} and v.product_id = any (${productIds}) and not v.is_archived
       and (select coalesce(sum(l.quantity), 0) from stock_levels l where l.variation_id = v.id) <= coalesce(v.low_stock_at, ${LOW_STOCK_AT})`;
  return new Set(rows.map((row) => row.product_id));
}

async function loadStock(
  db: Client,
  businessId: number,
  productIds: number[],
): Promise<Map<number, ProductListItem["stock"]>> {
  const rows = await db.$queryRaw<{ product_id: number; location_id: number; quantity: Prisma.Decimal }[]>`
    select v.product_id, l.location_id, sum(l.quantity) as quantity
      from stock_levels l join variations v on v.id = l.variation_id
     where l.business_id = ${businessId} and v.product_id = any (${productIds}) and not v.is_archived
     group by v.product_id, l.location_id order by l.location_id`;
  const stock = new Map<number, ProductListItem["stock"]>();
  for (const row of rows) {
    const levels = stock.get(row.product_id) ?? [];
    stock.set(row.product_id, [...levels, { locationId: row.location_id, quantity: row.quantity.toFixed() }]);
  }
  return stock;
}
