import type { IncomingMessage, ServerResponse } from "node:http";
import { decodeHTML } from "entities";
import { toPageHtml, toPager, toPicture } from "./catalogue-html";
import { countProducts } from "./categories";
import { formatPrice } from "./currencies";
import { escapeHtml, send, sendHtml } from "./http-exchange";
import { findMainImage, toImageUrl } from "./images";
import { toOptionNames } from "./product-json";
import { isOnSale, listPriceRange } from "./product-prices";
import { findStockHolder } from "./product-stock";
import type { ImageRecord, ProductRecord, TermRecord } from "./state";
import { listVariations, type Store } from "./store";
import { CATEGORY, compareNames, listTerms } from "./terms";

const PRODUCTS_PER_PAGE = 24;

const text = (html: string) => escapeHtml(decodeHTML(html.replace(/<[^>]*>/g, "")));

function toPriceHtml(store: Store, product: ProductRecord): string {
  if (product.type === "variable") {
    const range = listPriceRange(store, product);
    if (!range) return "";
    const [from, to] = [formatPrice(store, range.lowest), formatPrice(store, range.highest)];
    return escapeHtml(from === to ? from : `${from} – ${to}`);
  }
  if (product.price === "") return "";
  const price = escapeHtml(formatPrice(store, product.price));
  return isOnSale(store, product)
    ? `<del>${escapeHtml(formatPrice(store, product.regular_price))}</del>${price}`
    : price;
}

function toStockHtml(store: Store, product: ProductRecord): string {
  if (product.stock_status === "outofstock") return `<span class="bad">Out of stock</span>`;
  if (product.stock_status === "onbackorder") return `<span>Available on backorder</span>`;
  const quantity = findStockHolder(store, product)?.stock_quantity;
  return `<span class="good">${quantity === undefined || quantity === null ? "In stock" : `${quantity} in stock`}</span>`;
}

function toMainPicture(store: Store, product: ProductRecord): string {
  const image = findMainImage(store, product);
  const name = decodeHTML(product.name);
  return toPicture(image && toImageUrl(store, image), name, image?.alt ?? "");
}

const toCard = (store: Store, product: ProductRecord): string =>
  `<li class="card"><a href="/product/${escapeHtml(product.slug)}/" tabindex="-1">${toMainPicture(store, product)}</a><div class="text">` +
  `<h2><a href="/product/${escapeHtml(product.slug)}/">${text(product.name)}</a></h2>` +
  `<div class="price">${toPriceHtml(store, product)}</div><div class="soft">${toStockHtml(store, product)}</div></div></li>`;

function toCategoryTree(store: Store, terms: TermRecord[], parent: number, current: string): string {
  const children = terms.filter((term) => term.parent === parent).sort(compareNames);
  if (children.length === 0) return "";
  return `<ul>${children
    .map(
      (term) =>
        `<li><a href="/shop/?category=${term.id}"${String(term.id) === current ? ' aria-current="page"' : ""}>${text(term.name)}` +
        `<span>${countProducts(store, term)}</span></a>${toCategoryTree(store, terms, term.id, current)}</li>`,
    )
    .join("")}</ul>`;
}

function listShown(store: Store, search: string, category: string): ProductRecord[] {
  const wanted = search.toLowerCase();
  const ids = category === "" ? null : new Set(listBranch(store, Number(category)));
  return [...store.state.products.values()]
    .filter(
      (product) =>
        product.status === "publish" &&
        product.type !== "variation" &&
        ["visible", "catalog"].includes(product.catalog_visibility) &&
        (!ids || product.category_ids.some((id) => ids.has(id))) &&
        (wanted === "" ||
          decodeHTML(product.name).toLowerCase().includes(wanted) ||
          product.sku.toLowerCase().includes(wanted)),
    )
    .sort((left, right) => left.name.localeCompare(right.name, "en") || left.id - right.id);
}

function listBranch(store: Store, id: number): number[] {
  return [
    id,
    ...listTerms(store, CATEGORY)
      .filter((term) => term.parent === id)
      .flatMap((term) => listBranch(store, term.id)),
  ];
}

function toShopPage(store: Store, siteName: string, url: URL): string {
  const search = url.searchParams.get("s") ?? "";
  const category = /^\d+$/.exec(url.searchParams.get("category") ?? "")?.[0] ?? "";
  const products = listShown(store, search, category);
  const pages = Math.max(1, Math.ceil(products.length / PRODUCTS_PER_PAGE));
  const page = Math.min(pages, Math.max(1, Number.parseInt(url.searchParams.get("page") ?? "1", 10) || 1));
  const shown = products.slice((page - 1) * PRODUCTS_PER_PAGE, page * PRODUCTS_PER_PAGE);
  const term = store.state.terms.get(Number(category));
  const title = search !== "" ? `Search: ${search}` : term ? decodeHTML(term.name) : "Shop";
  const toHref = (target: number) => `/shop/?${new URLSearchParams({ s: search, category, page: String(target) })}`;
  const body =
    `<div class="page"><nav aria-label="Categories"><ul><li><a href="/shop/">All products</a></li></ul>` +
    `${toCategoryTree(store, listTerms(store, CATEGORY), 0, category)}</nav><main><h1>${escapeHtml(title)}</h1>` +
    (shown.length === 0
      ? `<p class="soft">No products were found.</p>`
      : `<ul class="grid">${shown.map((product) => toCard(store, product)).join("")}</ul>`) +
    `${toPager(page, pages, toHref)}</main></div>`;
  return toPageHtml(siteName, title, search, body);
}

function toProductPage(store: Store, siteName: string, product: ProductRecord): string {
  const variations = listVariations(store, product.id);
  const rows = variations
    .map(
      (variation) =>
        `<tr><td>${escapeHtml(toOptionNames(variation))}</td><td class="soft">${escapeHtml(variation.sku)}</td>` +
        `<td class="price">${toPriceHtml(store, variation)}</td><td>${toStockHtml(store, variation)}</td></tr>`,
    )
    .join("");
  const categories = product.category_ids.flatMap((id) => {
    const term = store.state.terms.get(id);
    return term ? [`<a href="/shop/?category=${id}">${text(term.name)}</a>`] : [];
  });
  const body =
    `<div class="page" style="grid-template-columns:1fr"><main class="one">${toMainPicture(store, product)}<div>` +
    `<h1>${text(product.name)}</h1><p class="price">${toPriceHtml(store, product)}</p><p>${toStockHtml(store, product)}</p>` +
    `<p>${text(product.short_description || product.description)}</p>` +
    (rows === ""
      ? ""
      : `<table><thead><tr><th>Option</th><th>SKU</th><th>Price</th><th>Stock</th></tr></thead><tbody>${rows}</tbody></table>`) +
    `<p class="soft">SKU: ${escapeHtml(product.sku || "–")}<br>Categories: ${categories.join(", ")}</p></div></main></div>`;
  return toPageHtml(siteName, decodeHTML(product.name), "", body);
}

function findUpload(store: Store, pathname: string): ImageRecord | null {
  const file = /^\/wp-content\/uploads\/(.+)$/.exec(pathname)?.[1];
  if (file === undefined) return null;
  return store.state.images.get(store.imageFiles.get(file) ?? 0) ?? null;
}

/** A read-only catalogue as a shopper sees it. */
export function serveCataloguePage(
  store: Store,
  siteName: string,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): void {
  if (request.method !== "GET" && request.method !== "HEAD") return sendHtml(response, 405, "Read only");
  const image = findUpload(store, url.pathname);
  if (image) return send(response, 200, { "content-type": image.content_type }, Buffer.from(image.base64, "base64"));
  if (url.pathname === "/" || /^\/shop\/?$/.test(url.pathname))
    return sendHtml(response, 200, toShopPage(store, siteName, url));
  const slug = /^\/product\/([^/]+)\/?$/.exec(url.pathname)?.[1]?.toLowerCase();
  const product = slug === undefined ? undefined : store.state.products.get(store.slugIndex.get(slug) ?? 0);
  if (product?.status === "publish") return sendHtml(response, 200, toProductPage(store, siteName, product));
  sendHtml(
    response,
    404,
    toPageHtml(siteName, "Not found", "", `<div class="page"><main><h1>Nothing here</h1></main></div>`),
  );
}
