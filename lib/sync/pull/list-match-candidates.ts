import { listProducts } from "@/lib/catalog/list-products";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { pulledProductSchema } from "@/lib/woo/resources/pulled";
import { requirePull } from "./get-pull";
import { listTakers } from "./list-takers";
import type { MatchSearch } from "./pull-filter";
import type { MatchCandidatePage } from "./pull-view";

const CANDIDATES_PER_PAGE = 20;

/**
 * Lists the products of the shop that a product of the preview could be matched with by a person: those for sale of its
 * type by name, each with the match that it has already.
 *
 * @throws AppError `not_found` when the business has no such pull, or the pull no such product
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not one of this list
 */
export async function listMatchCandidates(
  db: Db,
  businessId: number,
  pullId: number,
  remoteId: number,
  { q, cursor }: MatchSearch & { cursor?: string | undefined },
): Promise<MatchCandidatePage> {
  const pull = await requirePull(db, businessId, pullId);
  const item = await db.pullItem.findFirst({ where: { pullId, kind: "product", remoteId } });
  if (!item) throw new AppError("not_found", "notFound");
  const type = pulledProductSchema.parse(item.payload).type === "variable" ? "variable" : "simple";
  const page = await listProducts(db, businessId, { q, cursor, type }, CANDIDATES_PER_PAGE);
  const ids = page.items.map(({ id }) => id);
  const takers = await listTakers(db, pull, remoteId, ids);
  return {
    nextCursor: page.nextCursor,
    items: page.items.map(({ id, name, sku, image, priceFrom, priceTo, variationCount }) => ({
      id,
      name,
      sku,
      image,
      priceFrom,
      priceTo,
      variationCount,
      taker: takers.get(id) ?? null,
    })),
  };
}
