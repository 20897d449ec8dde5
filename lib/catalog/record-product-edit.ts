import { type ActivityChange, changesBetween, MAX_CHANGES } from "@/lib/activity/activity-changes";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Tx } from "@/lib/db";
import type { ProductView, VariationView } from "./product-view";

/** Records the changes of an edit as an activity. An edit without changes is not recorded. */
export async function recordProductEdit(
  tx: Tx,
  actor: { businessId: number; userId: number | null },
  before: ProductView,
  after: ProductView,
): Promise<void> {
  const changes = [
    ...changesBetween(await shownOf(tx, actor.businessId, before), await shownOf(tx, actor.businessId, after)),
    ...variationChanges(before, after),
  ];
  if (changes.length === 0) return;
  const details = { name: after.name, changes: changes.slice(0, MAX_CHANGES) };
  await recordActivity(tx, { ...actor, action: "product.edited", entityId: after.id, details });
}

/** Category and tax rate by name, since readers do not know ids. */
async function shownOf(
  tx: Tx,
  businessId: number,
  { name, sku, categoryId, taxRateId, description, shortDescription, isSyncDisabled }: ProductView,
) {
  const [category, taxRate] = await Promise.all([
    categoryId === null
      ? null
      : tx.category.findFirst({ where: { businessId, id: categoryId }, select: { name: true } }),
    taxRateId === null ? null : tx.taxRate.findFirst({ where: { businessId, id: taxRateId }, select: { name: true } }),
  ]);
  return {
    name,
    sku,
    category: category?.name ?? "",
    taxRate: taxRate?.name ?? "",
    description: { html: description },
    shortDescription: { html: shortDescription },
    isSyncDisabled,
  };
}

function variationChanges(before: ProductView, after: ProductView): ActivityChange[] {
  const isSimple = after.type === "simple";
  return after.variations.flatMap((variation) => {
    const was = before.variations.find(({ id }) => id === variation.id);
    // A simple product's SKU is its variation's, and is listed once.
    return was === undefined
      ? []
      : changesBetween(columnsOf(was, isSimple), columnsOf(variation, isSimple), isSimple ? undefined : was.sku);
  });
}

function columnsOf({ sku, barcode, weight, groupPrices, ...prices }: VariationView, isSimple: boolean) {
  const { price, salePrice, salePriceFrom, salePriceUntil } = prices;
  return {
    sku: isSimple ? "" : sku,
    price,
    salePrice,
    salePriceFrom,
    salePriceUntil,
    barcode,
    weight,
    groupPrices,
  };
}
