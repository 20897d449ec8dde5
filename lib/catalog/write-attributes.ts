import type { Tx } from "@/lib/db";
import type { AttributeInput } from "./combinations";
import { lockAttributes } from "./lock-attributes";

export type WrittenAttribute = {
  id: number;
  /** Value in lower case → its id */
  valueIds: ReadonlyMap<string, number>;
};

/**
 * Finds or creates attributes and values of a business by name, ignoring case. The result has the order of the
 * argument.
 */
export async function writeAttributes(
  tx: Tx,
  businessId: number,
  attributes: readonly AttributeInput[],
): Promise<WrittenAttribute[]> {
  await lockAttributes(tx, businessId);
  const written: WrittenAttribute[] = [];
  for (const { name, values } of attributes) {
    const existing = await tx.attribute.findFirst({
      where: { businessId, name: { equals: name, mode: "insensitive" } },
      orderBy: { id: "asc" },
      select: { id: true },
    });
    const { id } = existing ?? (await tx.attribute.create({ data: { businessId, name }, select: { id: true } }));
    written.push({ id, valueIds: await writeValues(tx, id, values) });
  }
  return written;
}

async function writeValues(tx: Tx, attributeId: number, names: readonly string[]): Promise<Map<string, number>> {
  const known = await tx.attributeValue.findMany({ where: { attributeId }, orderBy: { id: "desc" } });
  const ids = new Map(known.map(({ id, name }) => [name.toLowerCase(), id]));
  const missing = [...new Map(names.map((name) => [name.toLowerCase(), name])).entries()].filter(
    ([key]) => !ids.has(key),
  );
  if (missing.length === 0) return ids;
  const last = Math.max(-1, ...known.map(({ position }) => position));
  const created = await tx.attributeValue.createManyAndReturn({
    data: missing.map(([, name], index) => ({ attributeId, name, position: last + 1 + index })),
  });
  for (const { id, name } of created) ids.set(name.toLowerCase(), id);
  return ids;
}

/** Ids of a combination's values, in the order of the attributes. */
export function toValueIds(attributes: readonly WrittenAttribute[], options: readonly string[]): number[] {
  return options.flatMap((option, index) => attributes[index]?.valueIds.get(option.trim().toLowerCase()) ?? []);
}
