import { soldVariation } from "@/lib/catalog/sold-variation";
import { variedAttribute, type WooProductWrite, writeDescriptions, writeTax } from "@/lib/woo/resources/products";
import { type WooSellableWrite, writeNoStock, writePrice, writeSalePrice } from "@/lib/woo/resources/sellable";
import type { WooVariationWrite } from "@/lib/woo/resources/variations";
import { type PriceRules, priceToSend, salePriceToSend } from "./price-to-send";
import type { ProductSnapshot, VariationSnapshot } from "./snapshot";
import type { FieldPayloads } from "@/lib/sync/core/sent-fields";
import { stockToSend } from "./stock-to-send";
import type { StoreSettings, SyncField } from "@/lib/sync/settings/store-settings";
import type { WeightUnit } from "@/lib/convert-weight";
import { weightToSend } from "./weight-to-send";

/** Everything besides the product that its fields depend on. */
export type FieldContext = {
  settings: StoreSettings;
  /** Whether the POS's prices are typed with tax. */
  typedWithTax: boolean;
  currencyDecimals: number;
  weightUnit: WeightUnit;
  storeWeightUnit: WeightUnit;
  /** Units of each variation that are never offered online. */
  safetyBuffer: number;
  /** Tax rate id → the store's tax class, from the mapping. */
  taxClassByRate: ReadonlyMap<number, string>;
  /** Category id → remote id. */
  categoryIds: ReadonlyMap<number, number>;
  /** Attribute id → remote id. */
  attributeIds: ReadonlyMap<number, number>;
};

type FieldMode = "create" | "update";

function listFor(context: FieldContext, mode: FieldMode): readonly SyncField[] {
  return mode === "create" ? context.settings.createFields : context.settings.updateFields;
}

function ruleWithoutQuantity(context: FieldContext, mode: FieldMode) {
  return listFor(context, mode).includes("quantity") ? null : context.settings.stockWithoutQuantity[mode];
}

/**
 * Returns what the store should have of a product, field by field. A field that cannot be sent yet (a
 * category without a link) is left out, and is sent in a later run.
 */
export function toProductFields(
  product: ProductSnapshot,
  context: FieldContext,
  mode: FieldMode,
): FieldPayloads<WooProductWrite> {
  const wanted = listFor(context, mode);
  const fields: FieldPayloads<WooProductWrite> = { sku: { sku: product.sku } };
  if (wanted.includes("name")) fields["name"] = { name: product.sentName };
  fields["tax"] = taxField(product, context);
  const categories = categoriesField(product, context);
  if (wanted.includes("category") && categories) fields["category"] = categories;
  const descriptions = descriptionField(product, context.settings.descriptions);
  if (wanted.includes("description") && descriptions) fields["description"] = descriptions;
  if (product.type === "variable") {
    Object.assign(fields, variableFields(product, context));
  } else {
    const variation = soldVariation(product);
    if (variation) {
      // A simple product has the SKU of its variation, which the till scans.
      fields["sku"] = { sku: variation.sku };
      Object.assign(fields, sellableFields(product, variation, context, mode));
    }
  }
  return fields;
}

/** Returns what the store should have of one variation of a variable product, field by field. */
export function toVariationFields(
  product: ProductSnapshot,
  variation: VariationSnapshot,
  context: FieldContext,
  mode: FieldMode,
): FieldPayloads<WooVariationWrite> {
  const attributes = variation.options.flatMap(({ attributeId, value }) => {
    const id = context.attributeIds.get(attributeId);
    return id === undefined ? [] : [{ id, option: value }];
  });
  return {
    sku: { sku: variation.sku },
    attributes: { attributes },
    // The store's own "Enabled" box writes "private" too: the variation is not for sale, and nothing is lost.
    status: { status: variation.isArchived ? "private" : "publish" },
    ...sellableFields(product, variation, context, mode),
  };
}

/** Returns the fields of the thing that is sold: prices, stock, weight. */
function sellableFields(
  product: ProductSnapshot,
  variation: VariationSnapshot,
  context: FieldContext,
  mode: FieldMode,
): FieldPayloads<WooSellableWrite> {
  const wanted = listFor(context, mode);
  const fields: FieldPayloads<WooSellableWrite> = {};
  const rules: PriceRules = {
    taxPercent: product.taxPercent,
    typedWithTax: context.typedWithTax,
    sentWithTax: context.settings.pricesIncludeTax,
    decimals: context.currencyDecimals,
  };
  const price = priceToSend({ price: variation.price, groupPrice: variation.groupPrice, ...rules });
  if (wanted.includes("price")) fields["price"] = writePrice(price);
  if (wanted.includes("salePrice") && variation.salePrice !== null) {
    fields["salePrice"] = writeSalePrice(salePriceToSend(variation.salePrice, price, rules));
  }
  if (wanted.includes("weight")) {
    fields["weight"] = { weight: weightToSend(variation.weight, context.weightUnit, context.storeWeightUnit) };
  }
  // On update, the push sends quantities (stock/push-stock.ts), after orders are imported.
  if (mode === "update" && wanted.includes("quantity") && product.tracksStock) return fields;
  const stock = stockToSend({
    quantity: variation.quantity,
    safetyBuffer: context.safetyBuffer,
    tracksStock: product.tracksStock,
    ruleWithoutQuantity: ruleWithoutQuantity(context, mode),
  });
  if (stock) fields["stock"] = stock;
  return fields;
}

function taxField({ taxRateId }: ProductSnapshot, context: FieldContext): WooProductWrite {
  const mapped = taxRateId === null ? undefined : context.taxClassByRate.get(taxRateId);
  return writeTax(mapped ?? context.settings.defaultTaxClass, { isTaxed: taxRateId !== null });
}

function categoriesField(product: ProductSnapshot, context: FieldContext): WooProductWrite | null {
  if (product.categoryId === null) return { categories: [] };
  const id = context.categoryIds.get(product.categoryId);
  return id === undefined ? null : { categories: [{ id }] };
}

function descriptionField(product: ProductSnapshot, choice: StoreSettings["descriptions"]): WooProductWrite | null {
  switch (choice) {
    case "full":
      return writeDescriptions({ full: product.description });
    case "short":
      return writeDescriptions({ short: product.shortDescription });
    case "both":
      return writeDescriptions({ full: product.description, short: product.shortDescription });
    case "none":
      return null;
  }
}

/** Returns the fields of a variable product, which has no stock or price, and lists the options of its variations. */
function variableFields(product: ProductSnapshot, context: FieldContext): FieldPayloads<WooProductWrite> {
  const attributes = product.attributes.flatMap((attribute, position) => {
    const id = context.attributeIds.get(attribute.id);
    if (id === undefined) return [];
    const options = product.variations
      .filter((variation) => !variation.isArchived)
      .flatMap((variation) => variation.options.filter((option) => option.attributeId === attribute.id))
      .map((option) => option.value);
    return [variedAttribute(id, position, [...new Set(options)])];
  });
  return { attributes: { attributes }, stock: writeNoStock() };
}
