import { currencyDecimals } from "@/lib/money/currency-decimals";
import type { StoreContext } from "@/lib/sync/core/run-context";
import { orderSettingsSchema } from "@/lib/sync/settings/order-settings";
import type { FieldContext } from "./fields";

/** Loads what the fields of products depend on, with the remote ids of attributes and of the given categories. */
export async function loadFieldContext(context: StoreContext, categoryIds: readonly number[]): Promise<FieldContext> {
  const { db, store, business, settings, profile } = context;
  const [categoryLinks, attributeLinks, taxClasses] = await Promise.all([
    db.categoryLink.findMany({ where: { storeId: store.id, categoryId: { in: [...categoryIds] } } }),
    db.attributeLink.findMany({ where: { storeId: store.id } }),
    db.taxClassMapping.findMany({ where: { storeId: store.id } }),
  ]);
  return {
    settings,
    typedWithTax: business.pricesIncludeTax,
    currencyDecimals: currencyDecimals(business.currency),
    weightUnit: business.weightUnit,
    storeWeightUnit: profile?.weightUnit ?? business.weightUnit,
    safetyBuffer: orderSettingsSchema.parse(store.orderSettings).safetyBuffer,
    taxClassByRate: new Map(taxClasses.map((mapping) => [mapping.taxRateId, mapping.taxClass])),
    categoryIds: new Map(categoryLinks.map((link) => [link.categoryId, link.remoteId])),
    attributeIds: new Map(attributeLinks.map((link) => [link.attributeId, link.remoteId])),
  };
}
