import type { Db, Tx } from "@/lib/db";
import { isUniqueViolation } from "@/lib/db/errors";
import { touchLevels } from "@/lib/db/lock-levels";
import { AppError } from "@/lib/errors";
import { getProduct } from "./get-product";
import { requireOwnReferences } from "./own-references";
import { type ProductEdit, salePriceIssues, type VariationEdit } from "./product-schema";
import type { ProductView, VariationView } from "./product-view";
import { lockProduct } from "./queries/lock-product";
import { recordProductEdit } from "./record-product-edit";
import { refuseTakenSkus, skuTakenError } from "./sku-rules";
import { changesSalePrice, type SalePriceColumns, toSalePriceColumns, withEdit } from "./sale-price-columns";
import { SOLD_VARIATION } from "./sold-variation";

/**
 * Writes the fields of the edit and leaves the others unchanged.
 *
 * @throws AppError `not_found` (`notFound`) when product, variation or price group belong to another business
 * @throws AppError `conflict` (`productChanged`) when the product was saved since it was read
 * @throws AppError `invalid_input` (`invalidInput` with the field) when a SKU is taken, when category or tax rate do
 *   not belong to the business, when a variation's image is not one of the product's, or when a sale price is not
 *   lower than the price or ends before it begins
 */
export async function updateProduct(
  db: Db,
  businessId: number,
  id: number,
  edit: ProductEdit,
  userId: number | null = null,
): Promise<ProductView> {
  try {
    return await db.$transaction(async (tx) => {
      if (edit.tracksStock !== undefined) await touchProductLevels(tx, businessId, id);
      await claimProduct(tx, businessId, id, edit.updatedAt);
      await refuseForeignIds(tx, businessId, edit);
      const before = await getProduct(tx, businessId, id);
      const variations = edit.variations ?? [];
      const { type } = before;
      const sold = await tx.variation.findFirst({
        where: { productId: id },
        orderBy: SOLD_VARIATION.orderBy,
        select: { id: true },
      });
      await refuseOtherImages(tx, id, variations);
      refuseWrongSalePrices(before, variations);
      await refuseTakenSkus(tx, businessId, id, type, edit);
      const { name, categoryId, taxRateId, description, shortDescription, tracksStock, isSyncDisabled } = edit;
      // A simple product and its sold variation share one SKU.
      const sku = type === "simple" ? variations.find((variation) => variation.id === sold?.id)?.sku : edit.sku;
      await tx.product.update({
        where: { id, businessId },
        data: {
          name,
          sku,
          categoryId,
          taxRateId,
          description,
          shortDescription,
          tracksStock,
          isSyncDisabled,
          updatedAt: after(edit.updatedAt),
        },
      });
      const { timeZone } = await tx.business.findUniqueOrThrow({
        where: { id: businessId },
        select: { timeZone: true },
      });
      for (const variation of variations) {
        const salePrice = toSalePriceColumns(findVariation(before, variation.id), variation, timeZone);
        await updateVariation(tx, businessId, id, variation, salePrice);
      }
      const product = await getProduct(tx, businessId, id);
      await recordProductEdit(tx, { businessId, userId }, before, product);
      return product;
    });
  } catch (error) {
    // The unique index decides when two people write one SKU at the same moment.
    if (isUniqueViolation(error)) throw skuTakenError("sku");
    throw error;
  }
}

/** A product that is counted from now on needs a push. Levels come before the product, as in a sale. */
async function touchProductLevels(tx: Tx, businessId: number, productId: number): Promise<void> {
  const variations = await tx.variation.findMany({ where: { businessId, productId }, select: { id: true } });
  await touchLevels(
    tx,
    businessId,
    variations.map(({ id }) => id),
  );
}

/** Locks the product, so that of two simultaneous edits the second gets a conflict. */
async function claimProduct(tx: Tx, businessId: number, id: number, updatedAt: string): Promise<void> {
  const savedAt = await lockProduct(tx, businessId, id);
  if (savedAt.getTime() !== new Date(updatedAt).getTime()) throw new AppError("conflict", "productChanged");
}

/** Later than the read time, even when the clock stands still or goes back. */
function after(updatedAt: string): Date {
  return new Date(Math.max(Date.now(), new Date(updatedAt).getTime() + 1));
}

async function refuseForeignIds(tx: Tx, businessId: number, edit: ProductEdit): Promise<void> {
  await requireOwnReferences(tx, businessId, edit);
  const groupIds = [
    ...new Set((edit.variations ?? []).flatMap(({ groupPrices = {} }) => Object.keys(groupPrices).map(Number))),
  ];
  const known = await tx.priceGroup.count({ where: { businessId, id: { in: groupIds } } });
  if (known !== groupIds.length) throw new AppError("not_found", "notFound");
}

async function refuseOtherImages(tx: Tx, productId: number, variations: readonly VariationEdit[]): Promise<void> {
  const images = await tx.productImage.findMany({ where: { productId }, select: { mediaId: true } });
  const own = new Set(images.map(({ mediaId }) => mediaId));
  const index = variations.findIndex(({ mediaId }) => mediaId != null && !own.has(mediaId));
  if (index !== -1)
    throw new AppError("invalid_input", "invalidInput", { fields: { [`variations.${index}.mediaId`]: "imageGone" } });
}

function findVariation({ variations }: ProductView, id: number): VariationView | undefined {
  return variations.find((variation) => variation.id === id);
}

/** The edit alone may be right, and wrong with what stays of the variation. */
function refuseWrongSalePrices(before: ProductView, variations: readonly VariationEdit[]): void {
  for (const [index, edit] of variations.entries()) {
    const [first] = changesSalePrice(edit) ? salePriceIssues(withEdit(findVariation(before, edit.id), edit)) : [];
    if (first === undefined) continue;
    const fields = { [`variations.${index}.${first.field}`]: first.issue };
    throw new AppError("invalid_input", "invalidInput", { fields });
  }
}

async function updateVariation(
  tx: Tx,
  businessId: number,
  productId: number,
  edit: VariationEdit,
  salePrice: SalePriceColumns,
): Promise<void> {
  const { id, groupPrices = {}, barcode, sku, price, weight, mediaId } = edit;
  const { count } = await tx.variation.updateMany({
    where: { id, businessId, productId },
    data: { sku, price, weight, mediaId, barcode: barcode === "" ? null : barcode, ...salePrice },
  });
  if (count === 0) throw new AppError("not_found", "notFound");
  for (const [groupId, groupPrice] of Object.entries(groupPrices)) {
    const key = { priceGroupId: Number(groupId), variationId: id };
    if (groupPrice === null) await tx.priceGroupPrice.deleteMany({ where: key });
    else {
      await tx.priceGroupPrice.upsert({
        where: { priceGroupId_variationId: key },
        create: { ...key, price: groupPrice },
        update: { price: groupPrice },
      });
    }
  }
}
