import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type BulkEdit, Prisma } from "@/lib/generated/prisma/client";
import { type BulkEditInput, type BulkEditView, type BulkScope, MAX_BULK_PRODUCTS } from "./bulk-schema";
import { requireOwnReferences } from "./own-references";
import { matchingProducts } from "./queries/match-products";

/** Enqueues the first batch. A parameter, since jobs are above this layer. */
type EnqueueBulkEdit = (tx: Tx, bulkEditId: number) => Promise<void>;

/** The condition on `products p` for a scope, always within the business. */
export function scopeCondition(businessId: number, scope: BulkScope): Prisma.Sql {
  if (scope.kind === "filter") return matchingProducts(businessId, scope.filter);
  return Prisma.sql`p.business_id = ${businessId} and p.id = any (${scope.ids}::int[])`;
}

/**
 * Starts a bulk edit.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the category or tax rate does not belong to
 *   the business
 * @throws AppError `too_large` (`tooManyProducts`) when the scope has more than MAX_BULK_PRODUCTS
 * @throws AppError `conflict` (`bulkCountChanged`, with the present number) when the scope is not `expected` products
 */
export function startBulkEdit(
  db: Db,
  { businessId, userId }: { businessId: number; userId: number },
  { scope, change, expected }: BulkEditInput,
  enqueue: EnqueueBulkEdit,
): Promise<BulkEditView> {
  return db.$transaction(async (tx) => {
    await requireOwnReferences(tx, businessId, {
      categoryId: change.kind === "category" ? change.categoryId : null,
      taxRateId: change.kind === "tax" ? change.taxRateId : null,
    });
    const rows = await tx.$queryRaw<{ count: number; last: number | null }[]>`
      select count(*)::int as count, max(p.id) as last from products p where ${scopeCondition(businessId, scope)}`;
    const { count, last } = rows[0] ?? { count: 0, last: null };
    if (count > MAX_BULK_PRODUCTS)
      throw new AppError("too_large", "tooManyProducts", { values: { limit: MAX_BULK_PRODUCTS } });
    if (count !== expected || last === null) throw new AppError("conflict", "bulkCountChanged", { values: { count } });
    const edit = await tx.bulkEdit.create({ data: { businessId, userId, scope, change, total: count, upToId: last } });
    await enqueue(tx, edit.id);
    return toView(edit);
  });
}

/**
 * A bulk edit with its progress.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such bulk edit
 */
export async function getBulkEdit(db: Db, businessId: number, id: number): Promise<BulkEditView> {
  const edit = await db.bulkEdit.findFirst({ where: { id, businessId } });
  if (edit === null) throw new AppError("not_found", "notFound");
  return toView(edit);
}

/** The newest running bulk edit, for a page that is opened again, or null. */
export async function findRunningBulkEdit(db: Db, businessId: number): Promise<BulkEditView | null> {
  const edit = await db.bulkEdit.findFirst({ where: { businessId, status: "running" }, orderBy: { id: "desc" } });
  return edit === null ? null : toView(edit);
}

/**
 * Cancels a bulk edit before its next batch. Changed products stay changed.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such bulk edit
 */
export async function cancelBulkEdit(db: Db, businessId: number, id: number): Promise<BulkEditView> {
  await db.bulkEdit.updateMany({
    where: { id, businessId, status: "running" },
    data: { cancelRequestedAt: new Date() },
  });
  return getBulkEdit(db, businessId, id);
}

function toView({ id, status, total, done, changed }: BulkEdit): BulkEditView {
  return { id, status, total, done, changed };
}
