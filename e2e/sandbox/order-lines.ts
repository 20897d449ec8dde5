import { Decimal } from "decimal.js";
import { toInteger, toObjects, toText, type JsonObject } from "./json";
import { setItemMeta } from "./order-stock";
import { findTaxRates, getBasePlace, toNet } from "./order-tax";
import { toPriceText } from "./product-prices";
import { findParent } from "./product-stock";
import { RestError } from "./rest-error";
import type { LineRecord, OrderRecord, ProductRecord } from "./state";
import { listBySku, nextId, setMeta, type Store } from "./store";

function resolveProduct(store: Store, fields: JsonObject): ProductRecord | null {
  const sku = toText(fields["sku"]);
  const id = toInteger(fields["variation_id"]) || toInteger(fields["product_id"]);
  if (sku === "" && id === 0) {
    throw new RestError("woocommerce_rest_required_product_reference", "Product ID or SKU is required.", 400);
  }
  const bySku = sku === "" ? undefined : listBySku(store, sku)[0];
  return bySku ?? store.state.products.get(id) ?? null;
}

const taxClassOf = (store: Store, product: ProductRecord): string =>
  product.tax_class === "parent" ? (findParent(store, product)?.tax_class ?? "") : product.tax_class;

function getNetPrice(store: Store, order: OrderRecord, product: ProductRecord): Decimal {
  const price = new Decimal(product.price || 0);
  if (!order.prices_include_tax || product.tax_status !== "taxable") return price;
  return toNet(price, findTaxRates(store, taxClassOf(store, product), getBasePlace(store)));
}

function applyLineFields(store: Store, line: LineRecord, fields: JsonObject): void {
  if (fields["name"] !== undefined) line.name = toText(fields["name"]);
  if (fields["tax_class"] !== undefined) line.tax_class = toText(fields["tax_class"]);
  if (fields["subtotal"] !== undefined) line.subtotal = toPriceText(fields["subtotal"]) || "0";
  if (fields["total"] !== undefined) line.total = toPriceText(fields["total"]) || "0";
  for (const meta of toObjects(fields["meta_data"])) {
    const value = meta["value"];
    setItemMeta(store, line, toText(meta["key"]), value === null || value === undefined ? null : toText(value));
  }
}

function createLine(store: Store, order: OrderRecord, fields: JsonObject): LineRecord {
  const product = resolveProduct(store, fields);
  const quantity = fields["quantity"] === undefined ? 1 : toInteger(fields["quantity"]);
  const net = product ? getNetPrice(store, order, product).mul(quantity).toString() : "0";
  const isVariation = product?.type === "variation";
  const line: LineRecord = {
    id: nextId(store, "item"),
    name: product?.name ?? "",
    product_id: isVariation ? product.parent_id : (product?.id ?? 0),
    variation_id: isVariation ? product.id : 0,
    quantity,
    tax_class: product ? taxClassOf(store, product) : "",
    subtotal: net,
    total: net,
    taxes: [],
    meta: [],
  };
  for (const option of product?.chosen_options ?? []) setItemMeta(store, line, option.slug, option.value);
  applyLineFields(store, line, fields);
  return line;
}

/** A line with an id is changed, with quantity 0 removed; a line without an id is new. */
export function applyLineItems(store: Store, order: OrderRecord, items: JsonObject[]): void {
  for (const fields of items) {
    const line = order.line_items.find((known) => known.id === toInteger(fields["id"]));
    if (!line) {
      if (toInteger(fields["id"]) > 0) {
        throw new RestError(
          "woocommerce_rest_invalid_item_id",
          "Order item ID provided is not associated with order.",
          400,
        );
      }
      order.line_items.push(createLine(store, order, fields));
    } else if (fields["quantity"] === null || fields["quantity"] === 0 || fields["product_id"] === null) {
      order.line_items = order.line_items.filter((known) => known !== line);
    } else {
      const quantity = fields["quantity"] === undefined ? line.quantity : toInteger(fields["quantity"]);
      if (quantity !== line.quantity) {
        const perPiece = (amount: string) =>
          new Decimal(amount)
            .div(line.quantity || 1)
            .mul(quantity)
            .toString();
        Object.assign(line, { quantity, subtotal: perPiece(line.subtotal), total: perPiece(line.total) });
      }
      applyLineFields(store, line, fields);
    }
  }
}

export function applyShippingLines(store: Store, order: OrderRecord, items: JsonObject[]): void {
  for (const fields of items) {
    const known = order.shipping_lines.find((line) => line.id === toInteger(fields["id"]));
    const line = known ?? {
      id: nextId(store, "item"),
      method_title: "",
      method_id: "",
      instance_id: "",
      total: "0",
      taxes: [],
      meta: [],
    };
    for (const name of ["method_title", "method_id", "instance_id"] as const)
      if (fields[name] !== undefined) line[name] = toText(fields[name]);
    if (fields["total"] !== undefined) line.total = toPriceText(fields["total"]) || "0";
    if (!known) order.shipping_lines.push(line);
  }
}

export function applyFeeLines(store: Store, order: OrderRecord, items: JsonObject[]): void {
  for (const fields of items) {
    const known = order.fee_lines.find((line) => line.id === toInteger(fields["id"]));
    const line = known ?? {
      id: nextId(store, "item"),
      name: "",
      tax_class: "",
      tax_status: "taxable",
      total: "0",
      taxes: [],
      meta: [],
    };
    for (const name of ["name", "tax_class", "tax_status"] as const)
      if (fields[name] !== undefined) line[name] = toText(fields[name]);
    if (fields["total"] !== undefined) line.total = toPriceText(fields["total"]) || "0";
    if (!known) order.fee_lines.push(line);
  }
}

export const applyOrderMeta = (store: Store, order: OrderRecord, items: JsonObject[]): void => {
  for (const item of items)
    if (item["key"] !== undefined) setMeta(store, order.meta, toText(item["key"]), item["value"] ?? null);
};
