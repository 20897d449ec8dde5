import { soldVariation } from "@/lib/catalog/sold-variation";
import { variedAttribute, type WooProductWrite, writeDescriptions, writeTax } from "@/lib/woo/resources/products";
import { type WooSellableWrite, writeNoStock, writePrice } from "@/lib/woo/resources/sellable";
import type { WooVariationWrite } from "@/lib/woo/resources/variations";
import { priceToSend } from "./price-to-send";
import type { ProductSnapshot, VariationSnapshot } from "./snapshot";
import type { FieldPayloads } from "@/lib/sync/core/sent-fields";
import { stockToSend } from "./stock-to-send";
import type { StoreSettings, SyncField } from "@/lib/sync/settings/store-settings";
import { weightToSend, type WeightUnit } from "./weight-to-send";

/** All that the fields of a product depend on besides the product. */
export type FieldContext = {
  settings: StoreSettings;
  /** Whether the POS's prices are typed with tax. */
  typedWithTax: boolean;
  currencyDecimals: number;
  weightUnit: WeightUnit;
  storeWeightUnit: WeightUnit;
  /** Pieces of each that are not offered online. */
  safetyBuffer: number;
  /** POS tax rate id → the store's tax class, as staff mapped them */
  taxClassByRate: ReadonlyMap<number, string>;
  /** POS category id → the store's */
  categoryIds: ReadonlyMap<number, number>;
  /** POS attribute id → the store's */
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
 * What the store is to have of a product, field by field. A field that can't be said yet (a
 * category without a link) is left out: it goes out once it can be said.
 */
export function toProductFields(
  product: ProductSnapshot,
  context: FieldContext,
  mode: FieldMode,
): FieldPayloads<WooProductWrite> {
  const wanted = listFor(context, mode);
  const fields: FieldPayloads<WooProductWrite> = { sku: { sku: product.sku } };
  if (wanted.includes("name")) fields["name"] = { name: product.name };
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
      // A simple product's SKU is its variation's: the one that is scanned.
      fields["sku"] = { sku: variation.sku };
      Object.assign(fields, sellableFields(product, variation, context, mode));
    }
  }
  return fields;
}

/** The fields of one variation of a variable product. */
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
    // "private" is what the store's own "Enabled" box writes: no longer for sale, nothing lost.
    status: { status: variation.isArchived ? "private" : "publish" },
    ...sellableFields(product, variation, context, mode),
  };
}

/** What lives on the thing that is sold: price, stock, weight. */
function sellableFields(
  product: ProductSnapshot,
  variation: VariationSnapshot,
  context: FieldContext,
  mode: FieldMode,
): FieldPayloads<WooSellableWrite> {
  const wanted = listFor(context, mode);
  const fields: FieldPayloads<WooSellableWrite> = {};
  if (wanted.includes("price")) {
    const price = priceToSend({
      price: variation.price,
      groupPrice: variation.groupPrice,
      taxPercent: product.taxPercent,
      typedWithTax: context.typedWithTax,
      sentWithTax: context.settings.pricesIncludeTax,
      decimals: context.currencyDecimals,
    });
    fields["price"] = writePrice(price);
  }
  if (wanted.includes("weight")) {
    fields["weight"] = { weight: weightToSend(variation.weight, context.weightUnit, context.storeWeightUnit) };
  }
  // On update, quantities go out by themselves (stock/push-stock.ts), after orders have come in.
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

/** A variable product itself has no stock and no price; it names the options its variations use. */
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
