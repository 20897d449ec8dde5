import type { Db, Tx } from "@/lib/db";
import type { StockRow } from "./stock-view";

const IMAGE = { select: { id: true, fileName: true, width: true, height: true } } as const;

/** The columns that `optionLabel` needs. */
export const LABEL_SELECT = {
  options: { select: { value: { select: { name: true, attributeId: true } } } },
  product: { select: { name: true, attributes: { orderBy: { position: "asc" }, select: { attributeId: true } } } },
} as const;

type Labelled = {
  options: { value: { name: string; attributeId: number } }[];
  product: { attributes: { attributeId: number }[] };
};

/** The options of a variation like "M / Ink", in the order of the product's attributes. Empty for simple products. */
export function optionLabel({ options, product }: Labelled): string {
  const order = new Map(product.attributes.map(({ attributeId }, index) => [attributeId, index]));
  return options
    .map(({ value }) => value)
    .sort((a, b) => (order.get(a.attributeId) ?? 0) - (order.get(b.attributeId) ?? 0))
    .map(({ name }) => name)
    .join(" / ");
}

/** Variations with their levels, in the order of the ids and without those of another business. */
export async function loadStockRows(db: Db | Tx, businessId: number, ids: readonly number[]): Promise<StockRow[]> {
  if (ids.length === 0) return [];
  const variations = await db.variation.findMany({
    where: { businessId, id: { in: [...ids] } },
    select: {
      ...LABEL_SELECT,
      id: true,
      productId: true,
      sku: true,
      barcode: true,
      isArchived: true,
      lowStockAt: true,
      media: IMAGE,
      levels: { orderBy: { locationId: "asc" } },
      product: {
        select: {
          ...LABEL_SELECT.product.select,
          isArchived: true,
          images: { orderBy: [{ position: "asc" }, { mediaId: "asc" }], take: 1, select: { media: IMAGE } },
        },
      },
    },
  });
  const byId = new Map(
    variations.map((variation): [number, StockRow] => [
      variation.id,
      {
        variationId: variation.id,
        productId: variation.productId,
        name: variation.product.name,
        label: optionLabel(variation),
        sku: variation.sku,
        barcode: variation.barcode,
        image: variation.media ?? variation.product.images[0]?.media ?? null,
        isArchived: variation.isArchived || variation.product.isArchived,
        lowStockAt: variation.lowStockAt?.toFixed() ?? null,
        levels: variation.levels.map(({ locationId, quantity }) => ({ locationId, quantity: quantity.toFixed() })),
      },
    ]),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}
