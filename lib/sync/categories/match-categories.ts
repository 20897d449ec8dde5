import { nameKey } from "@/lib/woo/html-text";
import { listCategoriesUnder } from "@/lib/woo/resources/categories";
import { requestOptions, type StoreContext } from "@/lib/sync/core/run-context";
import type { CategoryLevelRow } from "./queries/category-levels";
import type { LinkedCategory } from "./plan-categories";

/**
 * Matches unlinked categories with the store's by the name that is sent, under the same parent. Matches are added to
 * `links` without sent hashes.
 *
 * The older of two remote categories with one name is matched. A remote category that is already
 * linked is not matched again.
 *
 * @returns the local ids of the matched categories
 * @throws WooError when the store's categories cannot be read
 */
export async function matchByName(
  context: StoreContext,
  rows: readonly CategoryLevelRow[],
  links: Map<number, LinkedCategory>,
): Promise<Set<number>> {
  const matched = new Set<number>();
  const byParent = new Map<number, CategoryLevelRow[]>();
  for (const row of rows) {
    if (links.has(row.id)) continue;
    const parent = row.parentId === null ? 0 : links.get(row.parentId)?.remoteId;
    if (parent !== undefined) byParent.set(parent, [...(byParent.get(parent) ?? []), row]);
  }
  for (const [parent, children] of byParent) {
    const byName = new Map<string, number>();
    for await (const { id, name } of listCategoriesUnder(context.client, parent, requestOptions(context)))
      if (!byName.has(nameKey(name))) byName.set(nameKey(name), id);
    const found = { storeId: context.store.id, remoteId: { in: [...byName.values()] } };
    const linked = await context.db.categoryLink.findMany({ where: found, select: { remoteId: true } });
    const taken = new Set(linked.map((link) => link.remoteId));
    for (const row of children) {
      const remoteId = byName.get(nameKey(row.sentName));
      if (remoteId === undefined || taken.has(remoteId)) continue;
      taken.add(remoteId);
      matched.add(row.id);
      links.set(row.id, { remoteId, sent: {} });
    }
  }
  return matched;
}
