import type { StoreContext } from "@/lib/sync/core/run-context";
import { sentFieldsSchema, type SentValues, sentValuesSchema } from "@/lib/sync/core/sent-fields";
import type { LinkedProduct } from "./plan-products";
import type { LinkedVariation } from "./plan-variations";

type LinkContext = Pick<StoreContext, "db" | "store">;

/** What plans do not depend on; absent for a match, which is not stored yet. */
type StoredLink = { madeInRun?: number | null; values?: SentValues };

/** Loads the links of products, by product id. */
export async function loadProductLinks(
  { db, store }: LinkContext,
  productIds: readonly number[],
): Promise<Map<number, LinkedProduct & StoredLink>> {
  const rows = await db.productLink.findMany({ where: { storeId: store.id, productId: { in: [...productIds] } } });
  return new Map(rows.map((row) => [row.productId, { sentType: row.sentType, ...toLink(row) }]));
}

/** Loads the links of variations, by variation id. */
export async function loadVariationLinks(
  { db, store }: LinkContext,
  variationIds: readonly number[],
): Promise<Map<number, LinkedVariation & StoredLink>> {
  const rows = await db.variationLink.findMany({
    where: { storeId: store.id, variationId: { in: [...variationIds] } },
  });
  return new Map(rows.map((row) => [row.variationId, toLink(row)]));
}

type LinkRow = { remoteId: number; sent: unknown; sentValues: unknown; madeInRun: number | null };

function toLink({ remoteId, sent, sentValues, madeInRun }: LinkRow): LinkedVariation & StoredLink {
  return { remoteId, sent: sentFieldsSchema.parse(sent), values: sentValuesSchema.parse(sentValues), madeInRun };
}
