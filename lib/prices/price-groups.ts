import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/auth/actor";
import { withFreeName } from "@/lib/db/name-taken";
import type { GroupEdit, PriceGroupView } from "./price-schema";
import { listSellingStores } from "./queries/list-selling-stores";
import { lockPriceGroup } from "./queries/lock-price-group";

/** All price groups, those in use first, with the number of their prices and the stores that use them. */
export async function listPriceGroups(db: Db | Tx, businessId: number): Promise<PriceGroupView[]> {
  const [groups, stores] = await Promise.all([
    db.priceGroup.findMany({
      where: { businessId },
      orderBy: [{ isArchived: "asc" }, { id: "asc" }],
      select: { id: true, name: true, isArchived: true, _count: { select: { prices: true } } },
    }),
    listSellingStores(db, businessId),
  ]);
  return groups.map(({ _count, ...group }) => ({
    ...group,
    prices: _count.prices,
    stores: stores.filter(({ groupId }) => groupId === group.id).map(({ name }) => name),
  }));
}

/**
 * Adds a price group without prices.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the name is taken
 */
export function createPriceGroup(db: Db, { businessId, id: userId }: Actor, name: string): Promise<{ id: number }> {
  return withFreeName("priceGroupNameTaken", () =>
    db.$transaction(async (tx) => {
      const { id } = await tx.priceGroup.create({ data: { businessId, name }, select: { id: true } });
      await recordActivity(tx, {
        businessId,
        userId,
        action: "product.price_group_created",
        entityId: id,
        details: { name },
      });
      return { id };
    }),
  );
}

/**
 * Renames, archives or restores a price group. Its prices stay.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such group
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the new name is taken
 * @throws AppError `conflict` (`changedMeanwhile`) when the group was renamed since it was read
 * @throws AppError `conflict` (`priceGroupInUse`) when a store uses the group that is to be archived
 */
export function updatePriceGroup(
  db: Db,
  { businessId, id: userId }: Actor,
  id: number,
  edit: GroupEdit,
): Promise<void> {
  return withFreeName("priceGroupNameTaken", () =>
    db.$transaction(async (tx) => {
      const before = await lockPriceGroup(tx, businessId, id);
      if (before === null) throw new AppError("not_found", "notFound");
      const activity = { businessId, userId, entityId: id };
      if ("name" in edit) {
        if (before.name !== edit.nameBefore) throw new AppError("conflict", "changedMeanwhile");
        await tx.priceGroup.update({ where: { id, businessId }, data: { name: edit.name } });
        await recordActivity(tx, {
          ...activity,
          action: "product.price_group_renamed",
          details: { before: before.name, name: edit.name },
        });
        return;
      }
      const stores = (await listSellingStores(tx, businessId)).filter(({ groupId }) => groupId === id);
      if (edit.isArchived && stores.length > 0) {
        throw new AppError("conflict", "priceGroupInUse", {
          values: { stores: stores.map(({ name }) => name).join(", ") },
        });
      }
      await tx.priceGroup.update({ where: { id, businessId }, data: { isArchived: edit.isArchived } });
      const action = edit.isArchived ? "product.price_group_archived" : "product.price_group_restored";
      await recordActivity(tx, { ...activity, action, details: { name: before.name } });
    }),
  );
}
