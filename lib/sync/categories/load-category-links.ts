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
