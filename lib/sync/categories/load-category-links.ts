import type { StoreContext } from "@/lib/sync/core/run-context";
import { sentFieldsSchema, sentValuesSchema } from "@/lib/sync/core/sent-fields";
import type { LinkedCategory } from "./plan-categories";

/** Loads the links of categories, or of all of a store's with `null`, by local id. */
export async function loadCategoryLinks(
  { db, store }: Pick<StoreContext, "db" | "store">,
  categoryIds: readonly number[] | null,
): Promise<Map<number, LinkedCategory>> {
  const rows = await db.categoryLink.findMany({
    where: { storeId: store.id, ...(categoryIds === null ? {} : { categoryId: { in: [...categoryIds] } }) },
  });
  return new Map(
    rows.map(({ categoryId, remoteId, sent, sentValues }) => [
      categoryId,
      { remoteId, sent: sentFieldsSchema.parse(sent), values: sentValuesSchema.parse(sentValues) },
    ]),
  );
}

/** Loads the names that a store is sent of its linked categories, by remote id, as of now. */
export async function loadSentNames({
  db,
  store,
  settings,
}: Pick<StoreContext, "db" | "store" | "settings">): Promise<Map<number, string>> {
  const rows = await db.categoryLink.findMany({
    where: { storeId: store.id },
    select: { remoteId: true, category: { select: namesIn(settings.language) } },
  });
  return new Map(rows.map(({ remoteId, category }) => [remoteId, category.texts[0]?.name ?? category.name]));
}

/** The columns that a category's name in a language is read from; null: as entered. */
export function namesIn(language: string | null) {
  return { name: true, texts: { where: { language: language ?? "" }, select: { name: true } } } as const;
}
