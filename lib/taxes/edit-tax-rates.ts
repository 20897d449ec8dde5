import { recordActivity } from "@/lib/activity/record-activity";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/auth/actor";
import { withFreeName } from "@/lib/db/name-taken";
import { followRate, refuseBrokenGroups } from "./edit-tax-groups";
import { lockRates, lockTaxedProducts } from "./queries/lock-rates";
import type { NewTaxRate, TaxRateEdit } from "./tax-schema";

/**
 * Adds a tax rate.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the name is taken
 */
export function createTaxRate(
  db: Db,
  { businessId, id: userId }: Actor,
  { name, percent }: NewTaxRate,
): Promise<{ id: number }> {
  return withFreeName("taxNameTaken", () =>
    db.$transaction(async (tx) => {
      const { id } = await tx.taxRate.create({ data: { businessId, name, percent }, select: { id: true } });
      await recordActivity(tx, { businessId, userId, action: "tax.created", entityId: id, details: { name, percent } });
      return { id };
    }),
  );
}

/**
 * Changes a tax rate with its groups' percentages, or archives or restores a rate or group. Existing sales stay
 * unchanged, and products retain an archived rate until they get another one.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such rate, or when a group's percentage is given
 * @throws AppError `conflict` (`changedMeanwhile`) when the rate was changed since it was read
 * @throws AppError `conflict` (`taxRateInGroups`, `taxGroupNeedsRates`) when a group in use would contain an archived
 *   rate
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the name is taken, or when a group would exceed
 *   MAX_PERCENT
 */
export function updateTaxRate(db: Db, actor: Actor, id: number, edit: TaxRateEdit): Promise<void> {
  const { businessId, id: userId } = actor;
  return withFreeName("taxNameTaken", () =>
    db.$transaction(async (tx) => {
      const rates = await lockRates(tx, businessId);
      const before = rates.get(id);
      if (before === undefined) throw new AppError("not_found", "notFound");
      const activity = { businessId, userId, entityId: id };
      if ("isArchived" in edit) {
        if (before.isArchived === edit.isArchived) return;
        await refuseBrokenGroups(tx, businessId, before, edit.isArchived);
        await tx.taxRate.update({ where: { id, businessId }, data: { isArchived: edit.isArchived } });
        const action = `tax.${before.isGroup ? "group_" : ""}${edit.isArchived ? "archived" : "restored"}` as const;
        await recordActivity(tx, { ...activity, action, details: { name: before.name } });
        return;
      }
      // A group's percentage follows from its members.
      if (before.isGroup) throw new AppError("not_found", "notFound");
      const isSame = before.name === edit.before.name && before.percent.eq(new Prisma.Decimal(edit.before.percent));
      if (!isSame) throw new AppError("conflict", "changedMeanwhile");
      const isNewPercent = !before.percent.eq(new Prisma.Decimal(edit.percent));
      if (isNewPercent) await lockTaxedProducts(tx, businessId, id);
      await tx.taxRate.update({ where: { id, businessId }, data: { name: edit.name, percent: edit.percent } });
      const details = { name: edit.name, before: before.percent.toFixed(), percent: edit.percent };
      await recordActivity(tx, { ...activity, action: "tax.changed", details });
      const after = { ...before, name: edit.name, percent: new Prisma.Decimal(edit.percent) };
      if (isNewPercent) await followRate(tx, actor, new Map(rates).set(id, after), id);
    }),
  );
}
