import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { currencyDecimals } from "@/lib/money/currency-decimals";
import { type BulkChange, bulkChangeSchema, bulkScopeSchema } from "./bulk-schema";
import { scopeCondition } from "./start-bulk-edit";

/** Products of one transaction: quick enough that a till waiting for one of them does not notice. */
export const BULK_BATCH = 500;

/**
 * Changes the next batch and moves the place it has come to, in one transaction: asked for again
 * after a crash, no product is raised twice. Enqueues the next one while there is more.
 */
export function runBulkEdit(
  db: Db,
  id: number,
  enqueueNext: (tx: Tx) => Promise<void>,
  batch = BULK_BATCH,
): Promise<void> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`select id from bulk_edits where id = ${id} for update`;
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
      const rows = await tx.$queryRaw<{ id: number }[]>`
      select p.id from products p where ${where} and p.id > ${edit.afterId} and p.id <= ${edit.upToId} order by p.id limit ${batch}`;
      const ids = rows.map((row) => row.id);
      // Before anything is written, and in the order in which everybody locks them who writes prices.
      await tx.$executeRaw`select from products where business_id = ${businessId} and id = any (${ids}::int[]) order by id for no key update`;
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
          ...(await bulkWords(tx, businessId, bulkChangeSchema.parse(edit.change))),
        };
        await recordActivity(tx, { businessId, userId, action: "product.bulk_edited", entityId: null, details });
      }
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}

/** The last attempt failed; what was done stays done, and the page says how far it came. */
export async function giveUpBulkEdit(db: Db, id: number): Promise<void> {
  await db.bulkEdit.updateMany({
    where: { id, status: "running" },
    data: { status: "failed", finishedAt: new Date() },
  });
}

/** Whoever has the product's form open learns that it was changed, even when the clock has not moved. */
const LATER = Prisma.sql`greatest(clock_timestamp(), products.updated_at + interval '1 millisecond')`;

/** What was done to all of them, for the sentence that says so. */
async function bulkWords(tx: Tx, businessId: number, change: BulkChange): Promise<{ what: string; value: string }> {
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

/** How many products were not so already. */
async function changeProducts(
  tx: Tx,
  businessId: number,
  ids: number[],
  change: BulkChange,
  decimals: number,
): Promise<number> {
  switch (change.kind) {
    case "price":
      return changePrices(tx, businessId, ids, changedPriceSql(change, decimals));
    case "category":
      return changeColumn(tx, businessId, ids, Prisma.sql`category_id`, Prisma.sql`${change.categoryId}::int`);
    case "tax":
      return changeColumn(tx, businessId, ids, Prisma.sql`tax_rate_id`, Prisma.sql`${change.taxRateId}::int`);
    case "sync":
      return changeColumn(
        tx,
        businessId,
        ids,
        Prisma.sql`is_sync_disabled`,
        Prisma.sql`${change.isSyncDisabled}::boolean`,
      );
  }
}

function changeColumn(
  tx: Tx,
  businessId: number,
  ids: number[],
  column: Prisma.Sql,
  value: Prisma.Sql,
): Promise<number> {
  return tx.$executeRaw`
    update products set ${column} = ${value}, updated_at = ${LATER}
     where business_id = ${businessId} and id = any (${ids}::int[]) and ${column} is distinct from ${value}`;
}

async function changePrices(tx: Tx, businessId: number, ids: number[], price: Prisma.Sql): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    with changed as (
      update variations v set price = ${price}, updated_at = now()
       where v.business_id = ${businessId} and v.product_id = any (${ids}::int[]) and not v.is_archived and v.price <> ${price}
      returning v.product_id
    ), touched as (
      update products set updated_at = ${LATER} where business_id = ${businessId} and id in (select product_id from changed) returning id
    ) select count(*)::int as count from touched`;
  return rows[0]?.count ?? 0;
}

/** The same rule as bulk-price.ts: numeric throughout, and halves go up. */
export function changedPriceSql(change: Extract<BulkChange, { kind: "price" }>, decimals: number): Prisma.Sql {
  if (change.mode === "set") return Prisma.sql`${change.value}::numeric`;
  const raised =
    change.mode === "amount"
      ? Prisma.sql`v.price + ${change.value}::numeric`
      : Prisma.sql`v.price * (1 + ${change.value}::numeric / 100)`;
  const positive = Prisma.sql`greatest(${raised}, 0)`;
  if (change.rounding === "currency") return Prisma.sql`round(${positive}, ${decimals}::int)`;
  if (change.rounding === "0.99") return Prisma.sql`greatest(ceil(${positive} + 0.01) - 0.01, 0)`;
  return Prisma.sql`round(${positive} / ${change.rounding}::numeric, 0) * ${change.rounding}::numeric`;
}
