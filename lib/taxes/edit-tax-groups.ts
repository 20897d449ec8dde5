import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError, type ErrorKey } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/auth/actor";
import { withFreeName } from "@/lib/db/name-taken";
import { type LockedRate, lockRates } from "./queries/lock-rates";
import { MAX_PERCENT, type NewTaxGroup, type TaxGroupEdit } from "./tax-schema";

/**
 * Adds a tax group.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the name is taken, when a member is missing,
 *   archived or itself a group, or when the sum exceeds MAX_PERCENT
 */
export function createTaxGroup(
  db: Db,
  { businessId, id: userId }: Actor,
  { name, memberIds }: NewTaxGroup,
): Promise<{ id: number }> {
  return withFreeName("taxNameTaken", () =>
    db.$transaction(async (tx) => {
      const members = pickMembers(await lockRates(tx, businessId), memberIds, []);
      const percent = sumPercents(members);
      const { id } = await tx.taxRate.create({
        data: { businessId, name, percent, isGroup: true },
        select: { id: true },
      });
      await writeMembers(tx, id, memberIds);
      const details = { name, percent: percent.toFixed(), members: namesOf(members) };
      await recordActivity(tx, { businessId, userId, action: "tax.group_created", entityId: id, details });
      return { id };
    }),
  );
}

/**
 * Changes a tax group's name and members, and so its percentage. Existing sales stay unchanged.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such group
 * @throws AppError `conflict` (`changedMeanwhile`) when the group was changed since it was read
 * @throws AppError `invalid_input` (`invalidInput` with the field) as `createTaxGroup`; archived members may stay
 */
export function updateTaxGroup(
  db: Db,
  { businessId, id: userId }: Actor,
  id: number,
  edit: TaxGroupEdit,
): Promise<void> {
  return withFreeName("taxNameTaken", () =>
    db.$transaction(async (tx) => {
      const rates = await lockRates(tx, businessId);
      const group = rates.get(id);
      if (group === undefined || !group.isGroup) throw new AppError("not_found", "notFound");
      const before = await memberIdsOf(tx, id);
      const isSame =
        group.name === edit.before.name &&
        group.percent.eq(new Prisma.Decimal(edit.before.percent)) &&
        isSameList(before, edit.before.memberIds);
      if (!isSame) throw new AppError("conflict", "changedMeanwhile");
      const members = pickMembers(rates, edit.memberIds, before);
      const percent = sumPercents(members);
      await tx.taxRate.update({ where: { id, businessId }, data: { name: edit.name, percent } });
      await tx.taxGroupMember.deleteMany({ where: { groupId: id } });
      await writeMembers(tx, id, edit.memberIds);
      const details = {
        name: edit.name,
        before: group.percent.toFixed(),
        percent: percent.toFixed(),
        members: namesOf(members),
      };
      await recordActivity(tx, { businessId, userId, action: "tax.group_changed", entityId: id, details });
    }),
  );
}

/**
 * Updates the percentage of every group of a rate, with an activity for each, in the transaction that changes the rate.
 * `rates` are locked and contain the new percentage.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the field) when a group would exceed MAX_PERCENT
 */
export async function followRate(
  tx: Tx,
  { businessId, id: userId }: Actor,
  rates: ReadonlyMap<number, LockedRate>,
  rateId: number,
): Promise<void> {
  const groups = await tx.taxGroupMember.findMany({
    where: { rateId, group: { businessId } },
    orderBy: { groupId: "asc" },
    select: { groupId: true },
  });
  for (const { groupId } of groups) {
    const group = rates.get(groupId)!;
    const members = (await memberIdsOf(tx, groupId)).flatMap((id) => rates.get(id) ?? []);
    const percent = sumPercents(members);
    if (percent.gt(MAX_PERCENT))
      throw new AppError("invalid_input", "invalidInput", { fields: { percent: "groupPercentTooHigh" } });
    await tx.taxRate.update({ where: { id: groupId, businessId }, data: { percent } });
    const details = {
      name: group.name,
      before: group.percent.toFixed(),
      percent: percent.toFixed(),
      members: namesOf(members),
    };
    await recordActivity(tx, { businessId, userId, action: "tax.group_changed", entityId: groupId, details });
  }
}

/**
 * Checks that no group in use would contain an archived rate.
 *
 * @throws AppError `conflict` (`taxRateInGroups`, with their names) when a rate of groups in use would be archived
 * @throws AppError `conflict` (`taxGroupNeedsRates`, with their names) when a group of archived rates would be restored
 */
export async function refuseBrokenGroups(
  tx: Tx,
  businessId: number,
  rate: LockedRate,
  isArchived: boolean,
): Promise<void> {
  if (isArchived && !rate.isGroup) {
    const groups = await tx.taxGroupMember.findMany({
      where: { rateId: rate.id, group: { businessId, isArchived: false } },
      orderBy: { groupId: "asc" },
      select: { group: { select: { name: true } } },
    });
    if (groups.length > 0)
      throw new AppError("conflict", "taxRateInGroups", {
        values: { count: groups.length, names: groups.map(({ group }) => group.name).join(", ") },
      });
  }
  if (!isArchived && rate.isGroup) {
    const members = await tx.taxGroupMember.findMany({
      where: { groupId: rate.id, rate: { businessId, isArchived: true } },
      orderBy: { position: "asc" },
      select: { rate: { select: { name: true } } },
    });
    if (members.length > 0)
      throw new AppError("conflict", "taxGroupNeedsRates", {
        values: { count: members.length, names: members.map((member) => member.rate.name).join(", ") },
      });
  }
}

/** The chosen members in their order: the business's own rates, and archived ones only where they are members already. */
function pickMembers(
  rates: ReadonlyMap<number, LockedRate>,
  ids: readonly number[],
  already: readonly number[],
): LockedRate[] {
  const refuse = (message: ErrorKey) =>
    new AppError("invalid_input", "invalidInput", { fields: { memberIds: message } });
  const members = ids.map((id) => {
    const rate = rates.get(id);
    if (rate === undefined || (rate.isArchived && !already.includes(id))) throw refuse("taxRateGone");
    if (rate.isGroup) throw refuse("taxGroupOfGroups");
    return rate;
  });
  if (sumPercents(members).gt(MAX_PERCENT)) throw refuse("percentTooHigh");
  return members;
}

async function memberIdsOf(tx: Tx, groupId: number): Promise<number[]> {
  const members = await tx.taxGroupMember.findMany({
    where: { groupId },
    orderBy: [{ position: "asc" }, { rateId: "asc" }],
    select: { rateId: true },
  });
  return members.map(({ rateId }) => rateId);
}

async function writeMembers(tx: Tx, groupId: number, memberIds: readonly number[]): Promise<void> {
  await tx.taxGroupMember.createMany({ data: memberIds.map((rateId, position) => ({ groupId, rateId, position })) });
}

function sumPercents(members: readonly LockedRate[]): Prisma.Decimal {
  return members.reduce((sum, { percent }) => sum.plus(percent), new Prisma.Decimal(0));
}

function namesOf(rates: readonly { name: string }[]): string {
  return rates.map(({ name }) => name).join(" + ");
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
