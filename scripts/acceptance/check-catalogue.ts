import { roundTo } from "@/lib/money/round-money";
import { decodeHtmlText } from "@/lib/woo/html-text";
import { type Bridge } from "./bridge";
import type { AwkwardProduct } from "./catalogue";
import { compareFields, compareTwins, type Fields, type Row, toRow } from "./rows";
import {
  listOwnProducts,
  listRemoteVariations,
  readCategoryPaths,
  type RemoteProduct,
  type RemoteVariation,
} from "./store-reader";

type Expectation = { decimals: number };

/** Reads the products of the acceptance back from the store and compares them field by field. */
export async function checkCatalogue(
  { client, shop, store }: Bridge,
  products: readonly { id: number; product: AwkwardProduct }[],
  expectation: Expectation,
): Promise<Row[]> {
  const [remote, paths] = await Promise.all([listOwnProducts(client), readCategoryPaths(client)]);
  const links = await shop.db.productLink.findMany({ where: { storeId: store.id } });
  const remoteIds = new Map(links.map(({ productId, remoteId }) => [productId, remoteId]));
  const rows: Row[] = [];
  for (const { id, product } of products) {
    const found = remote.find((candidate) => candidate.id === remoteIds.get(id));
    const check = `product ${product.sku}`;
    rows.push(...compareFields(check, expectProduct(product, expectation), found && readProduct(found, paths)));
    if (product.type !== "variable" || found === undefined) continue;
    rows.push(...compareVariations(product, await listRemoteVariations(client, found.id), expectation));
  }
  const skus = remote.map(({ sku }) => sku.toLowerCase()).filter((sku) => sku !== "");
  return [...rows, compareTwins("SKUs of products in the store", skus)];
}

function compareVariations(
  product: AwkwardProduct,
  found: readonly RemoteVariation[],
  expectation: Expectation,
): Row[] {
  const rows = [toRow(`variations of ${product.sku}`, product.variations.length, found.length)];
  const names = (product.attributes ?? []).map(({ name }) => name);
  const compared = product.variations.flatMap(({ sku = "", price, options = [] }) => {
    const remote = found.find((candidate) => candidate.sku === sku);
    const expected = {
      sku,
      regular_price: toPrice(price, expectation),
      status: "publish",
      stock: String(product.stock ?? 0),
      options: options
        .map((value, index) => `${names[index]}: ${value}`)
        .sort()
        .join("; "),
    };
    return compareFields(`variation ${sku}`, expected, remote && readVariation(remote));
  });
  const failed = compared.filter(({ isOk }) => !isOk);
  return failed.length > 0
    ? [...rows, ...failed]
    : [...rows, toRow(`fields of variations of ${product.sku}`, "equal", "equal")];
}

function expectProduct(product: AwkwardProduct, expectation: Expectation): Fields {
  const { kept = {}, categories = [], images = 0, stock = 0, tracksStock = true, attributes = [] } = product;
  const shared = {
    name: kept.name ?? product.name,
    sku: kept.sku ?? product.sku,
    type: product.type,
    status: "publish",
    description: kept.description ?? product.description ?? "",
    short_description: kept.short_description ?? product.shortDescription ?? "",
    tax_status: product.isTaxed ? "taxable" : "none",
    categories: categories.join(" > ") || "(none)",
    images: String(images),
  };
  if (product.type === "variable") {
    const listed = attributes.map(({ name, values }) => `${name}: ${[...values].sort().join(" | ")}`);
    return { ...shared, attributes: listed.join("; ") };
  }
  const [sold] = product.variations;
  return {
    ...shared,
    regular_price: toPrice(sold?.price ?? "0", expectation),
    weight: String(sold?.weight ?? ""),
    stock: tracksStock ? String(stock) : "not counted",
  };
}

function readProduct(remote: RemoteProduct, paths: ReadonlyMap<number, string>): Fields {
  const { name, sku, type, status, description, short_description, tax_status, regular_price, weight } = remote;
  const attributes = remote.attributes.map(
    (attribute) => `${decodeHtmlText(attribute.name)}: ${attribute.options.map(decodeHtmlText).sort().join(" | ")}`,
  );
  return {
    ...{ sku, type, status, tax_status, regular_price, weight, stock: readStock(remote) },
    name: decodeHtmlText(name),
    description: description.trim(),
    short_description: short_description.trim(),
    categories: remote.categories.map(({ id }) => readCategory(paths.get(id))).join(", "),
    images: String(remote.images.length),
    attributes: attributes.join("; "),
  };
}

/** A product without a category gets the store's default one, whose name is in the store's language. */
function readCategory(path: string | undefined): string {
  return path === undefined || !path.startsWith("AurPOS") ? "(none)" : path;
}

function readVariation(remote: RemoteVariation): Fields {
  const { sku, regular_price, status } = remote;
  const options = remote.attributes.map(({ name, option }) => `${decodeHtmlText(name)}: ${decodeHtmlText(option)}`);
  return { sku, regular_price, status, stock: readStock(remote), options: options.sort().join("; ") };
}

function readStock({ manage_stock, stock_quantity }: Pick<RemoteProduct, "manage_stock" | "stock_quantity">): string {
  return manage_stock === true ? String(stock_quantity) : "not counted";
}

const toPrice = (price: string | number, { decimals }: Expectation): string =>
  roundTo(String(price), decimals).toFixed(decimals);
