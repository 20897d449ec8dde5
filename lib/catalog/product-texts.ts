import { changesBetween, MAX_CHANGES } from "@/lib/activity/activity-changes";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { ProductLanguage, ProductTexts } from "./product-texts-schema";
import { listTextLanguages } from "./queries/list-text-languages";
import { lockProduct } from "./queries/lock-product";

const NO_TEXTS = { name: "", description: "", shortDescription: "" };

/**
 * A product's texts in the languages of the business's stores; none without such a store.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such product
 */
export async function listProductTexts(db: Db | Tx, businessId: number, productId: number): Promise<ProductLanguage[]> {
  const product = await db.product.findFirst({ where: { id: productId, businessId }, select: { texts: true } });
  if (product === null) throw new AppError("not_found", "notFound");
  const texts = new Map(product.texts.map((row) => [row.language, row]));
  return (await listTextLanguages(db, businessId)).map((used) => ({ ...used, ...shownOf(texts.get(used.language)) }));
}

/**
 * Saves a product's texts in the given languages, and leaves others unchanged. The next run of a store with such a
 * language sends them.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such product
 */
export function saveProductTexts(
  db: Db,
  businessId: number,
  productId: number,
  texts: readonly ProductTexts[],
  userId: number | null = null,
): Promise<ProductLanguage[]> {
  return db.$transaction(async (tx) => {
    await lockProduct(tx, businessId, productId);
    const saved = await tx.productText.findMany({ where: { productId } });
    const before = new Map(saved.map((row) => [row.language, row]));
    const changes = texts.flatMap((one) =>
      changesBetween(compared(before.get(one.language)), compared(one), one.language),
    );
    if (changes.length > 0) {
      await tx.productText.deleteMany({
        where: { productId, language: { in: texts.map(({ language }) => language) } },
      });
      await tx.productText.createMany({ data: texts.flatMap((one) => toRow(productId, one)) });
      const { name } = await tx.product.findUniqueOrThrow({
        where: { id: productId, businessId },
        select: { name: true },
      });
      await recordActivity(tx, {
        businessId,
        userId,
        action: "product.edited",
        entityId: productId,
        details: { name, changes: changes.slice(0, MAX_CHANGES) },
      });
    }
    return listProductTexts(tx, businessId, productId);
  });
}

type Row = { name: string | null; description: string | null; shortDescription: string | null };

function shownOf(row: Row | undefined) {
  if (row === undefined) return NO_TEXTS;
  const { name, description, shortDescription } = row;
  return { name: name ?? "", description: description ?? "", shortDescription: shortDescription ?? "" };
}

/** What an activity compares: descriptions only as changed or not. */
function compared(row: Row | undefined) {
  const { name, description, shortDescription } = shownOf(row);
  return { name, description: { html: description }, shortDescription: { html: shortDescription } };
}

/** One row, or none where all texts are as entered. */
function toRow(productId: number, { language, name, description, shortDescription }: ProductTexts) {
  const texts = { name: name || null, description: description || null, shortDescription: shortDescription || null };
  return Object.values(texts).some((text) => text !== null) ? [{ productId, language, ...texts }] : [];
}
