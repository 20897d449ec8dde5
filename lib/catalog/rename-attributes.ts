import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/auth/actor";
import { lockAttributes } from "./lock-attributes";
import type { Rename } from "./new-product-schema";

/**
 * Renames attributes and values, all or none, for every product that has them.
 *
 * @throws AppError `not_found` (`notFound`) when an attribute or value no longer has the given name
 * @throws AppError `conflict` (`attributeNameTaken`) when the new name exists: two values of one name would be two
 *   sizes that nobody can tell apart
 */
export function renameAttributes(db: Db, { businessId, id: userId }: Actor, renames: readonly Rename[]): Promise<void> {
  return db.$transaction(async (tx) => {
    await lockAttributes(tx, businessId);
    // Values first: they are identified by the present name of their attribute.
    for (const { attribute, value, name } of [...renames].sort(
      (a, b) => Number(a.value === null) - Number(b.value === null),
    )) {
      const attributeId = await findAttribute(tx, businessId, attribute);
      if (value === null) await renameAttribute(tx, businessId, attributeId, name);
      else await renameValue(tx, attributeId, value, name);
      const before = value ?? attribute;
      await recordActivity(tx, {
        businessId,
        userId,
        action: "product.attribute_renamed",
        entityId: null,
        details: { before, name },
      });
    }
  });
}

async function findAttribute(tx: Tx, businessId: number, name: string): Promise<number> {
  const row = await tx.attribute.findFirst({ where: { businessId, name }, select: { id: true } });
  if (row === null) throw new AppError("not_found", "notFound");
  return row.id;
}

async function renameAttribute(tx: Tx, businessId: number, id: number, name: string): Promise<void> {
  const taken = await tx.attribute.count({
    where: { businessId, id: { not: id }, name: { equals: name, mode: "insensitive" } },
  });
  if (taken > 0) throw new AppError("conflict", "attributeNameTaken", { values: { name } });
  await tx.attribute.update({ where: { id, businessId }, data: { name } });
}

async function renameValue(tx: Tx, attributeId: number, value: string, name: string): Promise<void> {
  const row = await tx.attributeValue.findFirst({ where: { attributeId, name: value }, select: { id: true } });
  if (row === null) throw new AppError("not_found", "notFound");
  const taken = await tx.attributeValue.count({
    where: { attributeId, id: { not: row.id }, name: { equals: name, mode: "insensitive" } },
  });
  if (taken > 0) throw new AppError("conflict", "attributeNameTaken", { values: { name } });
  await tx.attributeValue.update({ where: { id: row.id }, data: { name } });
}
