import { stringify } from "csv-stringify/sync";
import type { Db } from "@/lib/db";
import { dayIn } from "@/lib/i18n/day-text";
import { toCategoryTree } from "./category-tree";
import { escapeFormula, joinList } from "./import/csv-text";
import { listCategories } from "./list-categories";
import { mediaPath } from "./media-path";
import { soldVariation } from "./sold-variation";

/** Products per query: some megabytes with variations and texts, so memory does not grow with the catalogue. */
const PAGE_SIZE = 200;

/** As many as MAX_ATTRIBUTES allows. */
const ATTRIBUTE_COLUMNS = 5;

const COLUMNS = [
  "ID",
  "Type",
  "SKU",
  "GTIN, UPC, EAN, or ISBN",
  "Name",
  "Published",
  "Short description",
  "Description",
  "Tax status",
  "Tax class",
  "In stock?",
  "Stock",
  "Low stock amount",
  "Categories",
  "Images",
  "Parent",
  "Regular price",
  "Sale price",
  "Date sale price starts",
  "Date sale price ends",
];

type ExportOptions = {
  /** The location whose stock is written, or null. A sum over locations would be imported as the count of one. */
  locationId: number | null;
  /** Base address of the images, without a trailing slash. */
  appUrl: string;
};

/**
 * Yields the whole catalogue as CSV text in the columns of WooCommerce's own product export. Importing the unchanged
 * file changes nothing.
 */
export async function* exportProducts(db: Db, businessId: number, options: ExportOptions): AsyncGenerator<string> {
  const { weightUnit, timeZone } = await db.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { weightUnit: true, timeZone: true },
  });
  const categories = toCategoryTree(await listCategories(db, businessId));
  const paths = new Map(categories.map(({ id, path }) => [id, joinList([path.join(" > ")])]));
  const attributes = Array.from({ length: ATTRIBUTE_COLUMNS }, (_, index) =>
    ["name", "value(s)", "visible", "global"].map((part) => `Attribute ${index + 1} ${part}`),
  );
  // The byte-order mark makes spreadsheets read UTF-8.
  yield `\uFEFF${stringify([[...COLUMNS, `Weight (${weightUnit})`, ...attributes.flat()]])}`;
  for (let afterId = 0; ;) {
    const page = await loadPage(db, businessId, afterId);
    const last = page.at(-1);
    if (last === undefined) return;
    afterId = last.id;
    yield stringify(
      page
        .flatMap((product) => toLines(product, paths, { ...options, timeZone }))
        .map((cells) => cells.map(escapeFormula)),
    );
  }
}

/** Sale prices begin and end with days in the business's time zone. */
type LineOptions = ExportOptions & { timeZone: string };

type ExportedProduct = Awaited<ReturnType<typeof loadPage>>[number];
type ExportedVariation = ExportedProduct["variations"][number];

function loadPage(db: Db, businessId: number, afterId: number) {
  return db.product.findMany({
    where: { businessId, id: { gt: afterId } },
    orderBy: { id: "asc" },
    take: PAGE_SIZE,
    include: {
      taxRate: { select: { name: true } },
      images: { orderBy: { position: "asc" }, select: { media: { select: { id: true, fileName: true } } } },
      attributes: {
        orderBy: { position: "asc" },
        select: { attributeId: true, attribute: { select: { name: true } } },
      },
      variations: {
        orderBy: [{ position: "asc" }, { id: "asc" }],
        include: {
          levels: { select: { locationId: true, quantity: true } },
          options: { select: { value: { select: { attributeId: true, name: true } } } },
        },
      },
    },
  });
}

function toLines(product: ExportedProduct, paths: ReadonlyMap<number, string>, options: LineOptions): string[][] {
  const { variations, taxRate } = product;
  const isSimple = product.type === "simple";
  const sold = soldVariation(product);
  const [barcode, stock, low, weight, ...prices] =
    isSimple && sold ? sellable(sold, product.tracksStock, options) : ["", "", "", "", "", "", "", ""];
  const tax = taxRate === null ? ["none", ""] : ["taxable", taxRate.name];
  const images = product.images.map(({ media }) => `${options.appUrl}${mediaPath(media)}`);
  // An empty stock means "not counted". The type "virtual" would mean that nothing is shipped.
  const parentLine = [
    String(product.id),
    product.type,
    product.sku,
    barcode,
    product.name,
    product.isArchived ? "-1" : "1",
    toOneLine(product.shortDescription),
    toOneLine(product.description),
    ...tax,
    isInStock(stock),
    stock,
    low,
    paths.get(product.categoryId ?? 0) ?? "",
    joinList(images),
    "",
    ...prices,
    weight,
    ...attributeCells(product, (attributeId) => joinList(valuesOf(variations, attributeId))),
  ];
  if (isSimple) return [parentLine];
  return [
    parentLine,
    ...variations
      .filter(({ options: chosen }) => chosen.length > 0)
      .map((variation) => toVariationLine(product, variation, options)),
  ];
}

function toVariationLine(product: ExportedProduct, variation: ExportedVariation, options: LineOptions): string[] {
  const [barcode, stock, low, weight, ...prices] = sellable(variation, product.tracksStock, options);
  const valueOf = (attributeId: number) =>
    variation.options.find(({ value }) => value.attributeId === attributeId)?.value.name ?? "";
  const name = `${product.name} - ${product.attributes.map(({ attributeId }) => valueOf(attributeId)).join(", ")}`;
  return [
    // No id: products and variations are numbered separately, and the parent is named by its SKU.
    "",
    "variation",
    variation.sku,
    barcode,
    name.slice(0, 500),
    variation.isArchived ? "0" : "1",
    "",
    "",
    "",
    "parent",
    isInStock(stock),
    stock,
    low,
    "",
    "",
    product.sku,
    ...prices,
    weight,
    ...attributeCells(product, (attributeId) => joinList([valueOf(attributeId)])),
  ];
}

/** Barcode, stock, low stock and weight, then the price, and the sale price with its first and last day. */
function sellable(
  { barcode, levels, lowStockAt, weight, ...prices }: ExportedVariation,
  tracksStock: boolean,
  { locationId, timeZone }: LineOptions,
) {
  const { price, salePrice, salePriceFrom, salePriceUntil } = prices;
  const dayOf = (when: Date | null) => (when === null ? "" : dayIn(timeZone, when));
  const stock =
    tracksStock && locationId !== null
      ? (levels.find((level) => level.locationId === locationId)?.quantity.toFixed() ?? "0")
      : "";
  return [
    barcode ?? "",
    stock,
    lowStockAt?.toFixed() ?? "",
    weight?.toFixed() ?? "",
    price.toFixed(),
    salePrice?.toFixed() ?? "",
    dayOf(salePriceFrom),
    dayOf(salePriceUntil),
  ] as const;
}

function isInStock(stock: string): string {
  return stock === "" || !/^(0|-)/.test(stock) || /^0\.\d*[1-9]/.test(stock) ? "1" : "0";
}

function valuesOf(variations: readonly ExportedVariation[], attributeId: number): string[] {
  const names = variations
    .filter(({ isArchived }) => !isArchived)
    .flatMap(({ options }) =>
      options.filter(({ value }) => value.attributeId === attributeId).map(({ value }) => value.name),
    );
  return [...new Set(names)];
}

function attributeCells(product: ExportedProduct, valueOf: (attributeId: number) => string): string[] {
  return Array.from({ length: ATTRIBUTE_COLUMNS }, (_, index) => product.attributes[index]).flatMap((attribute) =>
    // Visible and global ("1", "1"), as the sync creates attributes.
    attribute === undefined || product.type === "simple"
      ? ["", "", "", ""]
      : [attribute.attribute.name, valueOf(attribute.attributeId), "1", "1"],
  );
}

/** WooCommerce writes a line break as `\n` in its CSV. */
function toOneLine(html: string): string {
  return html.replace(/\r?\n/g, "\\n");
}
