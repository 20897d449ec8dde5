import { Decimal } from "decimal.js";
import { formatPriceEntity, toPriceHtml } from "./currencies";
import { toText, type Json } from "./json";
import type { ProductRecord } from "./state";
import { gmtNow, listVariations, type Store } from "./store";

/** `wc_format_decimal`: a text that is no number silently becomes no price (recorded: product.create.price-garbage). */
export function toPriceText(value: Json | undefined): string {
  const text = toText(value)
    .trim()
    .replace(/[^0-9.\-]/g, "");
  return /^-?(?:\d+\.?\d*|\.\d+)$/.test(text) ? text : "";
}

export const isPriced = (product: ProductRecord): boolean => product.price !== "";

export function isOnSale(store: Store, product: ProductRecord): boolean {
  if (product.type === "variable")
    return listVisibleVariations(store, product).some((variation) => isOnSale(store, variation));
  if (product.sale_price === "" || product.regular_price === "") return false;
  if (!new Decimal(product.sale_price).lt(product.regular_price)) return false;
  const now = gmtNow(store);
  return (
    (product.date_on_sale_from ?? "") <= now && (product.date_on_sale_to === null || product.date_on_sale_to >= now)
  );
}

const listVisibleVariations = (store: Store, parent: ProductRecord): ProductRecord[] =>
  listVariations(store, parent.id).filter((variation) => variation.status === "publish" && isPriced(variation));

/** Call on every save. A variable product without variations retains its price (recorded: type.update.to-variable). */
export function syncPrice(store: Store, product: ProductRecord): void {
  if (product.type === "variable") {
    const prices = listVisibleVariations(store, product).map((variation) => variation.price);
    if (prices.length > 0) product.price = prices.reduce((low, price) => (new Decimal(price).lt(low) ? price : low));
    return;
  }
  product.price = isOnSale(store, product) ? product.sale_price : product.regular_price;
}

export function listPriceRange(store: Store, parent: ProductRecord): { lowest: string; highest: string } | null {
  const prices = listVisibleVariations(store, parent).map((variation) => variation.price);
  if (prices.length === 0) return null;
  const sorted = prices.sort((left, right) => new Decimal(left).cmp(right));
  return { lowest: sorted[0] ?? "", highest: sorted.at(-1) ?? "" };
}

export function toProductPriceHtml(store: Store, product: ProductRecord): string {
  if (product.type === "variable") {
    const range = listPriceRange(store, product);
    if (!range) return "";
    if (new Decimal(range.lowest).eq(range.highest)) return toPriceHtml(store, range.lowest);
    const [from, to] = [formatPriceEntity(store, range.lowest), formatPriceEntity(store, range.highest)];
    return (
      `${toPriceHtml(store, range.lowest, true)} <span aria-hidden="true">&ndash;</span> ${toPriceHtml(store, range.highest, true)}` +
      `<span class="screen-reader-text">Price range: ${from} through ${to}</span>`
    );
  }
  if (!isPriced(product)) return "";
  if (!isOnSale(store, product)) return toPriceHtml(store, product.price);
  const [regular, sale] = [
    formatPriceEntity(store, product.regular_price),
    formatPriceEntity(store, product.sale_price),
  ];
  return (
    `<del aria-hidden="true">${toPriceHtml(store, product.regular_price)}</del> ` +
    `<span class="screen-reader-text">Original price was: ${regular}.</span>` +
    `<ins aria-hidden="true">${toPriceHtml(store, product.sale_price)}</ins>` +
    `<span class="screen-reader-text">Current price is: ${sale}.</span>`
  );
}
