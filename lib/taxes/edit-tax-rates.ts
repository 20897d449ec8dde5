import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/locations/actor";
import { withFreeName } from "@/lib/locations/name-taken";
import type { NewTaxRate, TaxRateEdit } from "./tax-schema";

/** Adds a rate. Throws invalid_input when the name is taken. */
export function createTaxRate(db: Db, { businessId, id: userId }: Actor, { name, percent }: NewTaxRate): Promise<{ id: number }> {
  return withFreeName("taxNameTaken", () =>
    db.$transaction(async (tx) => {
      const { id } = await tx.taxRate.create({ data: { businessId, name, percent }, select: { id: true } });
      await recordActivity(tx, { businessId, userId, action: "tax.created", entityId: id, details: { name, percent } });
      return { id };
    }),
  );
}

/**
 * Changes, archives or takes back into use. Sales that were made keep the tax they were made with;
 * products keep an archived rate until they are given another one. Throws `conflict` when somebody
 * else changed the rate since it was opened.
 */
export function updateTaxRate(db: Db, { businessId, id: userId }: Actor, id: number, edit: TaxRateEdit): Promise<void> {
  return withFreeName("taxNameTaken", () =>
    db.$transaction(async (tx) => {
      const before = await lockRate(tx, businessId, id);
      const activity = { businessId, userId, entityId: id };
      if ("isArchived" in edit) {
        if (before.is_archived === edit.isArchived) return;
        await tx.taxRate.update({ where: { id, businessId }, data: { isArchived: edit.isArchived } });
        await recordActivity(tx, { ...activity, action: edit.isArchived ? "tax.archived" : "tax.restored", details: { name: before.name } });
        return;
      }
      const isSame = before.name === edit.before.name && before.percent.eq(new Prisma.Decimal(edit.before.percent));
      if (!isSame) throw new AppError("conflict", "changedMeanwhile");
      await tx.taxRate.update({ where: { id, businessId }, data: { name: edit.name, percent: edit.percent } });
      const details = { name: edit.name, before: before.percent.toFixed(), percent: edit.percent };
      await recordActivity(tx, { ...activity, action: "tax.changed", details });
    }),
  );
}

async function lockRate(tx: Tx, businessId: number, id: number) {
  const rows = await tx.$queryRaw<{ name: string; percent: Prisma.Decimal; is_archived: boolean }[]>`
    select name, percent, is_archived from tax_rates where id = ${id} and business_id = ${businessId} for no key update`;
  const rate = rows[0];
  if (rate === undefined) throw new AppError("not_found", "notFound");
  return rate;
}
