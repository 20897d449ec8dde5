import { z } from "zod";
import { queryIdSchema } from "@/lib/id-schema";
import { listProducts } from "@/lib/catalog/list-products";
import { productFilterSchema } from "@/lib/catalog/product-schema";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { MAX_LINES } from "./cart-schema";
import { effectivePrice, PRICES, type VariationPrices } from "@/lib/catalog/effective-price";
import { findVariationsByCode } from "./queries/find-variations-by-code";
import type { TillItem, TillPage, TillVariation } from "./till-view";

/** Some screens of tiles. */
const TILES_PER_PAGE = 48;

const locationId = queryIdSchema;

export const tillQuerySchema = productFilterSchema
  .pick({ q: true, category: true })
  .extend({ cursor: z.string().optional(), locationId });
export const codeQuerySchema = z.object({ code: z.string().trim().min(1).max(200), locationId });

/** Variation ids like "3,8,21", at most as many as a cart has lines. */
const idList = z
  .string()
  .regex(/^[1-9]\d{0,9}(,[1-9]\d{0,9})*$/)
  .transform((text) => text.split(",").map(Number))
  .pipe(z.array(z.number().int()).max(MAX_LINES, "tooMany"));

export const variationsQuerySchema = z.object({ ids: idList, locationId });

type TillQuery = z.infer<typeof tillQuerySchema>;

/**
 * A page of products on sale, by category or text, with the stock of one location.
 *
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not from this list
 */
export async function listTillItems(
  db: Db,
  businessId: number,
  { locationId, ...query }: TillQuery,
): Promise<TillPage> {
  const { items, nextCursor } = await listProducts(db, businessId, query, TILES_PER_PAGE);
  const found = await findTillItems(db, businessId, locationId, { productIds: items.map(({ id }) => id) });
  const byId = new Map(found.map((item) => [item.productId, item]));
  return { items: items.flatMap(({ id }) => byId.get(id) ?? []), nextCursor };
}

/** Products on sale with this barcode or SKU. Several variations may have one barcode, and only one a SKU. */
export async function findByCode(db: Db, businessId: number, locationId: number, code: string): Promise<TillItem[]> {
  const variationIds = await findVariationsByCode(db, businessId, code);
  return findTillItems(db, businessId, locationId, { variationIds });
}

type Wanted = { productIds: number[] } | { variationIds: number[] };

/** Products on sale with the wanted variations, without archived ones. */
export async function findTillItems(
  db: Db,
  businessId: number,
  locationId: number,
  wanted: Wanted,
): Promise<TillItem[]> {
  const where: Prisma.VariationWhereInput =
    "productIds" in wanted ? { productId: { in: wanted.productIds } } : { id: { in: wanted.variationIds } };
  const variations = { businessId, isArchived: false, ...where };
  const products = await db.product.findMany({
    where: { businessId, isArchived: false, variations: { some: variations } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      tracksStock: true,
      taxRate: { select: { percent: true } },
      images: {
        orderBy: [{ position: "asc" }, { mediaId: "asc" }],
        take: 1,
        select: { media: { select: { id: true, fileName: true, width: true, height: true } } },
      },
      variations: {
        where: variations,
        orderBy: [{ position: "asc" }, { id: "asc" }],
        select: {
          id: true,
          sku: true,
          barcode: true,
          ...PRICES,
          options: { orderBy: { value: { attributeId: "asc" } }, select: { value: { select: { name: true } } } },
          levels: { where: { locationId }, select: { quantity: true } },
        },
      },
    },
  });
  const now = new Date();
  return products.map((product) => ({
    productId: product.id,
    name: product.name,
    image: product.images[0]?.media ?? null,
    tracksStock: product.tracksStock,
    taxPercent: product.taxRate?.percent.toFixed() ?? "0",
    variations: product.variations.map(({ id, sku, barcode, options, levels, ...prices }) => ({
      id,
      sku,
      barcode: barcode ?? "",
      label: options.map(({ value }) => value.name).join(", "),
      ...shownPrices(prices, now),
      stock: levels[0]?.quantity.toFixed() ?? "0",
    })),
  }));
}

function shownPrices(prices: VariationPrices, now: Date): Pick<TillVariation, "price" | "regularPrice"> {
  const price = effectivePrice(prices, now);
  const regularPrice = prices.price.toFixed();
  return { price, regularPrice: price === regularPrice ? null : regularPrice };
}
