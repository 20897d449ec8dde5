import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { getProduct } from "./get-product";
import { requireOwnReferences } from "./own-references";
import type { ProductEdit, VariationEdit } from "./product-schema";
import type { ProductView } from "./product-view";
import { recordProductEdit } from "./record-product-edit";
import { refuseTakenSkus, skuTakenError } from "./sku-rules";
import { SOLD_VARIATION } from "./sold-variation";

/**
 * Writes what the edit names and leaves the rest. Throws `conflict` when the product was saved by
 * somebody else since it was read, so that nothing is overwritten unseen; `invalid_input` with the
 * field for a SKU that is taken or a category that is not this business's.
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
      if (edit.tracksStock !== undefined) await touchLevels(tx, businessId, id);
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
      await refuseTakenSkus(tx, businessId, id, type, edit);
      const { name, categoryId, taxRateId, description, shortDescription, tracksStock, isSyncDisabled } = edit;
      // A simple product's SKU is that of the variation on sale: one thing in the shop, one code.
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
      for (const variation of variations) await updateVariation(tx, businessId, id, variation);
      const product = await getProduct(tx, businessId, id);
      await recordProductEdit(tx, { businessId, userId }, before, product);
      return product;
    });
  } catch (error) {
    // Two people give away one SKU at the same moment: the index decides.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") throw skuTakenError("sku");
    throw error;
  }
}

/**
 * Stock that is counted from now on has to go out though no quantity moved. Before the product is
 * locked: a sale takes the level first, too.
 */
async function touchLevels(tx: Tx, businessId: number, productId: number): Promise<void> {
  await tx.$executeRaw`
    with locked as (
      select variation_id, location_id from stock_levels
       where business_id = ${businessId} and variation_id in (select id from variations where product_id = ${productId})
       order by variation_id, location_id for no key update
    )
    update stock_levels l set changed_at = clock_timestamp() from locked k
     where l.variation_id = k.variation_id and l.location_id = k.location_id`;
}

/** Locks the row, so that of two edits at the same moment the second sees the first. */
async function claimProduct(tx: Tx, businessId: number, id: number, updatedAt: string): Promise<void> {
  const rows = await tx.$queryRaw<{ updated_at: Date }[]>`
    select updated_at from products where id = ${id} and business_id = ${businessId} for no key update`;
  const current = rows[0];
  if (current === undefined) throw new AppError("not_found", "notFound");
  if (current.updated_at.getTime() !== new Date(updatedAt).getTime()) throw new AppError("conflict", "productChanged");
}

/** Later than what was read, even when the clock has not moved a millisecond or went back. */
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

async function updateVariation(tx: Tx, businessId: number, productId: number, edit: VariationEdit): Promise<void> {
  const { id, groupPrices = {}, barcode, sku, price, weight, mediaId } = edit;
  const { count } = await tx.variation.updateMany({
    where: { id, businessId, productId },
    data: { sku, price, weight, mediaId, barcode: barcode === "" ? null : barcode },
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
