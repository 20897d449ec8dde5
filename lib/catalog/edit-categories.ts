import { type ActivityChange, changesBetween } from "@/lib/activity/activity-changes";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { lockPart } from "@/lib/db/locks";
import { isUniqueViolation } from "@/lib/db/errors";
import { AppError } from "@/lib/errors";
import type { Category } from "@/lib/generated/prisma/client";
import type { CategoryEdit, CategoryTexts, NewCategory } from "./category-schema";
import { findTakenName } from "./queries/find-taken-name";
import { listAncestorIds } from "./queries/list-ancestors";

/**
 * Adds a category after its siblings.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the field) when a sibling has the name, or the parent is missing
 */
export function createCategory(
  db: Db,
  businessId: number,
  input: NewCategory,
  userId: number | null = null,
): Promise<Category> {
  return editTree(db, businessId, async (tx) => {
    if (input.parentId !== null) await requireCategory(tx, businessId, input.parentId, "parentId");
    const { name, parentId, texts = [] } = input;
    const position = await nextPosition(tx, businessId, parentId);
    const category = await tx.category.create({ data: { name, parentId, businessId, position } });
    await saveTexts(tx, category.id, texts);
    await refuseTakenName(tx, category.id, texts);
    await recordActivity(tx, {
      businessId,
      userId,
      action: "category.created",
      entityId: category.id,
      details: { name: category.name },
    });
    return category;
  });
}

/**
 * Renames or moves a category. Its names in the given languages are saved, and others left unchanged.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such category
 * @throws AppError `invalid_input` (`invalidInput` with the field) when a sibling has the name, or when the new parent
 *   is missing, the category itself or a descendant
 */
export function updateCategory(
  db: Db,
  businessId: number,
  id: number,
  edit: CategoryEdit,
  userId: number | null = null,
): Promise<Category> {
  return editTree(db, businessId, async (tx) => {
    const category = await requireCategory(tx, businessId, id);
    const isMoved = edit.parentId !== undefined && edit.parentId !== category.parentId;
    if (isMoved && edit.parentId != null) {
      await requireCategory(tx, businessId, edit.parentId, "parentId");
      await refuseCycle(tx, businessId, id, edit.parentId);
    }
    const position = isMoved ? await nextPosition(tx, businessId, edit.parentId ?? null) : undefined;
    const changed = await tx.category.update({
      where: { id, businessId },
      data: { name: edit.name, parentId: edit.parentId, position },
    });
    const changes = [
      ...changesBetween(await shownOf(tx, category), await shownOf(tx, changed)),
      ...(await saveTexts(tx, id, edit.texts ?? [])),
    ];
    await refuseTakenName(tx, id, edit.texts ?? []);
    if (changes.length > 0)
      await recordActivity(tx, {
        businessId,
        userId,
        action: "category.edited",
        entityId: id,
        details: { name: changed.name, changes },
      });
    return changed;
  });
}

/**
 * Deletes an empty category.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such category
 * @throws AppError `conflict` (`categoryHasChildren`, `categoryHasProducts`) when it is not empty
 */
export function deleteCategory(db: Db, businessId: number, id: number, userId: number | null = null): Promise<void> {
  return editTree(db, businessId, async (tx) => {
    const category = await requireCategory(tx, businessId, id);
    const children = await tx.category.count({ where: { businessId, parentId: id } });
    if (children > 0) throw new AppError("conflict", "categoryHasChildren", { values: { count: children } });
    const products = await tx.product.count({ where: { businessId, categoryId: id, isArchived: false } });
    if (products > 0) throw new AppError("conflict", "categoryHasProducts", { values: { count: products } });
    await tx.category.delete({ where: { id, businessId } });
    await recordActivity(tx, {
      businessId,
      userId,
      action: "category.deleted",
      entityId: id,
      details: { name: category.name },
    });
  });
}

/** Saves the names that differ from the saved ones, since each write makes a run due. Returns the changes. */
async function saveTexts(tx: Tx, categoryId: number, texts: CategoryTexts): Promise<ActivityChange[]> {
  const saved = await tx.categoryText.findMany({ where: { categoryId } });
  const names = new Map(saved.map(({ language, name }) => [language, name]));
  const changes: ActivityChange[] = [];
  for (const { language, name } of texts) {
    const before = names.get(language) ?? "";
    if (name === before) continue;
    changes.push(...changesBetween({ name: before }, { name }, language));
    if (before !== "") await tx.categoryText.deleteMany({ where: { categoryId, language } });
    if (name !== "") await tx.categoryText.create({ data: { categoryId, language, name } });
  }
  return changes;
}

async function refuseTakenName(tx: Tx, categoryId: number, texts: CategoryTexts): Promise<void> {
  const taken = await findTakenName(tx, categoryId);
  if (taken === null) return;
  const index = texts.findIndex(({ language }) => language === taken);
  const field = index === -1 ? "name" : `texts.${index}.name`;
  throw new AppError("invalid_input", "invalidInput", { fields: { [field]: "categoryNameTaken" } });
}

async function shownOf(tx: Tx, { businessId, name, parentId }: Category): Promise<{ name: string; parent: string }> {
  const parent =
    parentId === null
      ? null
      : await tx.category.findFirst({ where: { businessId, id: parentId }, select: { name: true } });
  return { name, parent: parent?.name ?? "" };
}

/**
 * Runs one change of a business's tree at a time. Otherwise two simultaneous moves, A below B and B below A, would each
 * pass the check and make a cycle.
 */
async function editTree<T>(db: Db, businessId: number, edit: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.$transaction(async (tx) => {
      await lockPart(tx, "categories", businessId);
      return edit(tx);
    });
  } catch (error) {
    if (isUniqueViolation(error)) {
      throw new AppError("invalid_input", "invalidInput", { fields: { name: "categoryNameTaken" }, cause: error });
    }
    throw error;
  }
}

async function requireCategory(tx: Tx, businessId: number, id: number, field?: string): Promise<Category> {
  const category = await tx.category.findFirst({ where: { id, businessId } });
  if (category !== null) return category;
  if (field === undefined) throw new AppError("not_found", "notFound");
  throw new AppError("invalid_input", "invalidInput", { fields: { [field]: "categoryGone" } });
}

async function refuseCycle(tx: Tx, businessId: number, id: number, parentId: number): Promise<void> {
  const ancestors = await listAncestorIds(tx, businessId, parentId);
  if (ancestors.includes(id)) {
    throw new AppError("invalid_input", "invalidInput", { fields: { parentId: "categoryCycle" } });
  }
}

async function nextPosition(tx: Tx, businessId: number, parentId: number | null): Promise<number> {
  const last = await tx.category.aggregate({ where: { businessId, parentId }, _max: { position: true } });
  return (last._max.position ?? -1) + 1;
}
