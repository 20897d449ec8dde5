import type { Db, Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { BY_TEXT, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import { type ProductQuery, PRODUCTS_PER_PAGE } from "./product-schema";
import type { ProductListItem, ProductPage } from "./product-view";
import { findLowProducts, loadProductStock } from "./queries/load-product-stock";
import { matchingProducts } from "./queries/match-products";

type Client = Db | Tx;
type PageRow = { id: number; name: string };

/**
 * One page of the products by name, archived or not as the filter states.
 *
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not from this list
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
    findLowProducts(db, businessId, ids),
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

async function loadStock(
  db: Client,
  businessId: number,
  productIds: number[],
): Promise<Map<number, ProductListItem["stock"]>> {
  const rows = await loadProductStock(db, businessId, productIds);
  const stock = new Map<number, ProductListItem["stock"]>();
  for (const row of rows) {
    const levels = stock.get(row.product_id) ?? [];
    stock.set(row.product_id, [...levels, { locationId: row.location_id, quantity: row.quantity.toFixed() }]);
  }
  return stock;
}
