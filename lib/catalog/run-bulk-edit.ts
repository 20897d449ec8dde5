import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { currencyDecimals } from "@/lib/money/currency-decimals";
import { type BulkChange, bulkChangeSchema, bulkScopeSchema } from "./bulk-schema";
import {
  changedPriceSql,
  changeProductColumn,
  changeProductPrices,
  listNextProducts,
  lockProducts,
} from "./queries/change-bulk-products";
import { lockBulkEdit } from "./queries/lock-bulk-edit";
import { scopeCondition } from "./start-bulk-edit";

/** Products per transaction: fast enough that a till that waits for one of them does not notice. */
const BULK_BATCH = 500;

/**
 * Changes the next batch of a bulk edit and moves its cursor, in one transaction, so that a retry changes no product
 * twice. Enqueues the next batch while products remain.
 */
export function runBulkEdit(
  db: Db,
  id: number,
  enqueueNext: (tx: Tx) => Promise<void>,
  batch = BULK_BATCH,
): Promise<void> {
  return db.$transaction(
    async (tx) => {
      await lockBulkEdit(tx, id);
      const edit = await tx.bulkEdit.findUnique({
        where: { id },
        include: { business: { select: { currency: true } } },
      });
      if (edit?.status !== "running") return;
      const { businessId, userId } = edit;
      if (edit.cancelRequestedAt !== null) {
        await tx.bulkEdit.update({ where: { id }, data: { status: "cancelled", finishedAt: new Date() } });
        return;
      }
      const where = scopeCondition(businessId, bulkScopeSchema.parse(edit.scope));
      const ids = await listNextProducts(tx, where, edit, batch);
      await lockProducts(tx, businessId, ids);
      const changed =
        ids.length === 0
          ? 0
          : await changeProducts(
              tx,
              businessId,
              ids,
              bulkChangeSchema.parse(edit.change),
              currencyDecimals(edit.business.currency),
            );
      const isLast = ids.length < batch;
      await tx.bulkEdit.update({
        where: { id },
        data: {
          done: { increment: ids.length },
          changed: { increment: changed },
          afterId: ids.at(-1) ?? edit.afterId,
          ...(isLast ? { status: "completed", finishedAt: new Date() } : {}),
        },
      });
      if (!isLast) await enqueueNext(tx);
      else {
        const details = {
          count: edit.changed + changed,
          ...(await toActivityValues(tx, businessId, bulkChangeSchema.parse(edit.change))),
        };
        await recordActivity(tx, { businessId, userId, action: "product.bulk_edited", entityId: null, details });
      }
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}

/** Sets a bulk edit to failed after the last attempt. Changed products stay changed. */
export async function giveUpBulkEdit(db: Db, id: number): Promise<void> {
  await db.bulkEdit.updateMany({
    where: { id, status: "running" },
    data: { status: "failed", finishedAt: new Date() },
  });
}

/** The change as values for the activity's sentence. */
async function toActivityValues(
  tx: Tx,
  businessId: number,
  change: BulkChange,
): Promise<{ what: string; value: string }> {
  switch (change.kind) {
    case "price":
      return {
        what: `price_${change.mode}`,
        value: change.mode === "set" || change.value.startsWith("-") ? change.value : `+${change.value}`,
      };
    case "category":
      return {
        what: "category",
        value:
          change.categoryId === null
            ? ""
            : ((await tx.category.findFirst({ where: { businessId, id: change.categoryId } }))?.name ?? ""),
      };
    case "tax":
      return {
        what: "tax",
        value:
          change.taxRateId === null
            ? ""
            : ((await tx.taxRate.findFirst({ where: { businessId, id: change.taxRateId } }))?.name ?? ""),
      };
    case "sync":
      return { what: change.isSyncDisabled ? "sync_off" : "sync_on", value: "" };
  }
}

/** Applies the change, and returns how many products had other values. */
async function changeProducts(
  tx: Tx,
  businessId: number,
  ids: number[],
  change: BulkChange,
  decimals: number,
): Promise<number> {
  switch (change.kind) {
    case "price":
      return changeProductPrices(tx, businessId, ids, changedPriceSql(change, decimals));
    case "category":
      return changeProductColumn(tx, businessId, ids, Prisma.sql`category_id`, Prisma.sql`${change.categoryId}::int`);
    case "tax":
      return changeProductColumn(tx, businessId, ids, Prisma.sql`tax_rate_id`, Prisma.sql`${change.taxRateId}::int`);
    case "sync":
      return changeProductColumn(
        tx,
        businessId,
        ids,
        Prisma.sql`is_sync_disabled`,
        Prisma.sql`${change.isSyncDisabled}::boolean`,
      );
  }
}
