import { changesBetween } from "@/lib/activity/activity-changes";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { lockPart } from "@/lib/db/locks";
import { escapeLike } from "@/lib/db/escape-like";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/auth/actor";
import type { LocationEdit, NewLocation } from "./location-schema";
import { lockLocation } from "./queries/lock-location";
import { nameTaken, withFreeName } from "@/lib/db/name-taken";

/**
 * Adds a location without stock.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the name is taken, ignoring case
 */
export function createLocation(db: Db, actor: Actor, input: NewLocation): Promise<{ id: number }> {
  const { name } = input;
  return editLocations(db, actor, async (tx) => {
    await refuseTakenName(tx, actor.businessId, name);
    const { id } = await tx.location.create({ data: { businessId: actor.businessId, ...input }, select: { id: true } });
    await recordActivity(tx, {
      businessId: actor.businessId,
      userId: actor.id,
      action: "location.created",
      entityId: id,
      details: { name },
    });
    return { id };
  });
}

/**
 * Changes name, address and phone of a location, or archives or restores it.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such location
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the new name is taken, ignoring case
 * @throws AppError `conflict` (`changedMeanwhile`) when the location was changed since it was read
 * @throws AppError `conflict` (`locationHasStores`, `locationHasStock`, `lastLocation`) when it cannot be archived
 */
export function updateLocation(db: Db, actor: Actor, id: number, edit: LocationEdit): Promise<void> {
  const { businessId } = actor;
  return editLocations(db, actor, async (tx) => {
    const before = await lockLocation(tx, businessId, id);
    if (before === null) throw new AppError("not_found", "notFound");
    const activity = { businessId, userId: actor.id, entityId: id };
    if ("name" in edit) {
      const { before: read, ...place } = edit;
      const isUnchanged = before.name === read.name && before.address === read.address && before.phone === read.phone;
      if (!isUnchanged) throw new AppError("conflict", "changedMeanwhile");
      await refuseTakenName(tx, businessId, place.name, id);
      await tx.location.update({ where: { id, businessId }, data: place });
      const changes = changesBetween(read, place);
      if (changes.length > 0)
        await recordActivity(tx, { ...activity, action: "location.edited", details: { name: place.name, changes } });
      return;
    }
    if (before.isArchived === edit.isArchived) return;
    if (edit.isArchived) await refuseInUse(tx, businessId, id);
    await tx.location.update({ where: { id, businessId }, data: { isArchived: edit.isArchived } });
    await recordActivity(tx, {
      ...activity,
      action: edit.isArchived ? "location.archived" : "location.restored",
      details: { name: before.name },
    });
  });
}

function editLocations<T>(db: Db, { businessId }: Actor, edit: (tx: Tx) => Promise<T>): Promise<T> {
  return withFreeName("locationNameTaken", () =>
    db.$transaction(async (tx) => {
      // One edit at a time: two people who archive the last two locations would each see the other location in use.
      await lockPart(tx, "locations", businessId);
      return edit(tx);
    }),
  );
}

async function refuseTakenName(tx: Tx, businessId: number, name: string, ownId?: number): Promise<void> {
  const other = await tx.location.findFirst({
    where: { businessId, name: { equals: escapeLike(name), mode: "insensitive" }, id: { not: ownId } },
    select: { id: true },
  });
  if (other !== null) throw nameTaken("locationNameTaken");
}

async function refuseInUse(tx: Tx, businessId: number, id: number): Promise<void> {
  const stores = await tx.store.findMany({
    where: { businessId, OR: [{ locationId: id }, { furtherLocationIds: { has: id } }] },
    select: { name: true },
  });
  if (stores.length > 0) {
    throw new AppError("conflict", "locationHasStores", {
      values: { stores: stores.map(({ name }) => name).join(", ") },
    });
  }
  const count = await tx.stockLevel.count({ where: { businessId, locationId: id, quantity: { not: 0 } } });
  if (count > 0) throw new AppError("conflict", "locationHasStock", { values: { count } });
  const others = await tx.location.count({ where: { businessId, isArchived: false, id: { not: id } } });
  if (others === 0) throw new AppError("conflict", "lastLocation");
}
