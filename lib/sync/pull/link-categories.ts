import type { Tx } from "@/lib/db";
import { lockPart } from "@/lib/db/locks";
import type { PullItem } from "@/lib/generated/prisma/client";
import { type LinkRow, upsertLinks } from "@/lib/sync/core/queries/upsert-links";
import { namesIn } from "@/lib/sync/categories/load-category-links";
import { categoryFields } from "@/lib/sync/categories/plan-categories";
import { hashFields, mergePayload } from "@/lib/sync/core/sent-fields";
import { nameKey } from "@/lib/woo/html-text";
import { pulledCategorySchema } from "@/lib/woo/resources/pulled";
import type { PullContext } from "./pull-phase";

/** The slug of WooCommerce's category for products without one. */
export const UNCATEGORISED = "uncategorized";

/**
 * Makes the store's categories in the shop, parents first, and links them as sent. Those of the same name are matched: in
 * the store's language, then as entered.
 */
export async function linkCategories(tx: Tx, { pull, business, settings }: PullContext): Promise<void> {
  await lockPart(tx, "categories", business.id);
  const items = await tx.pullItem.findMany({
    where: { pullId: pull.id, kind: "category" },
    orderBy: { remoteId: "asc" },
  });
  const wanted = items.filter(({ payload }) => pulledCategorySchema.parse(payload).slug !== UNCATEGORISED);
  const known = await tx.category.findMany({
    where: { businessId: business.id },
    select: { id: true, parentId: true, ...namesIn(settings.language) },
  });
  const links = await tx.categoryLink.findMany({ where: { storeId: pull.storeId } });
  const localOf = new Map(links.map(({ remoteId, categoryId }) => [remoteId, categoryId]));
  const isLinked = new Set(links.map(({ categoryId }) => categoryId));
  const named = [
    ...known,
    // After the entered names, which they replace.
    ...known.flatMap(({ id, parentId, texts }) => texts.map(({ name }) => ({ id, parentId, name }))),
  ];
  const byName = new Map(named.map(({ id, parentId, name }) => [`${parentId ?? 0} ${nameKey(name)}`, { id, name }]));
  const fresh: LinkRow[] = [];
  for (const level of levelsOf(wanted)) {
    for (const { remoteId, parentRemoteId, label } of level) {
      if (localOf.has(remoteId)) continue;
      const parentId = localOf.get(parentRemoteId) ?? null;
      const key = `${parentId ?? 0} ${nameKey(label)}`;
      const name = label.slice(0, 200);
      const local =
        byName.get(key) ?? (await tx.category.create({ data: { businessId: business.id, parentId, name } }));
      byName.set(key, local);
      localOf.set(remoteId, local.id);
      // A second category of the same name is the same one here, and only the first is linked.
      if (isLinked.has(local.id)) continue;
      isLinked.add(local.id);
      const parent = parentId === null ? 0 : parentRemoteId;
      // The name that matched, since it is the store's.
      const fields = categoryFields({ sentName: local.name }, parent);
      fresh.push({ localId: local.id, remoteId, sent: hashFields(fields), payload: mergePayload<object>(fields) });
    }
  }
  await upsertLinks(tx, "category_links", pull.storeId, fresh);
}

/** The categories level by level. One whose parent is missing counts as one of the top. */
function levelsOf(items: readonly PullItem[]): PullItem[][] {
  const ids = new Set(items.map(({ remoteId }) => remoteId));
  const levels: PullItem[][] = [];
  const placed = new Set<number>();
  let left = [...items];
  while (left.length > 0) {
    const level = left.filter(({ parentRemoteId }) => !ids.has(parentRemoteId) || placed.has(parentRemoteId));
    if (level.length === 0) break;
    levels.push(level);
    for (const { remoteId } of level) placed.add(remoteId);
    left = left.filter(({ remoteId }) => !placed.has(remoteId));
  }
  return levels;
}
