import { listProductStock } from "@/lib/woo/resources/products";
import { isOtherType } from "@/lib/woo/resources/product-types";
import { listVariationStock } from "@/lib/woo/resources/variations";
import { WooError } from "@/lib/woo/woo-error";
import { MISSING_CODES } from "@/lib/sync/core/missing-codes";
import { isOtherThing, type LinkedThing } from "@/lib/sync/core/other-thing";
import type { OutcomeError } from "@/lib/sync/core/outcomes";
import { typeDiffers } from "@/lib/sync/core/type-differs";
import { failsAlone } from "@/lib/sync/core/separate-fault";
import { requestOptions, type StoreContext } from "@/lib/sync/core/run-context";
import type { PushRow } from "./queries/load-push-rows";

/** The store's answer about one thing: its quantity, not counted, left out of the listing, or a refusal. */
export type RemoteQuantity =
  | { kind: "counted"; quantity: number }
  | { kind: "uncounted" }
  | { kind: "absent" }
  | { kind: "refused"; error: OutcomeError };

type StockItem = Pick<PushRow, "remoteId" | "parentRemoteId"> & LinkedThing;

/**
 * Fetches the remote quantities, by remote id because a SKU may be changed here and not sent yet. One request for a
 * hundred simple products, one for each parent.
 *
 * @throws WooError when the store as a whole refuses or does not answer, or has another database (other-thing.ts)
 * @throws Interrupted when the process has to end or the run is cancelled
 */
export async function fetchQuantities(
  context: StoreContext,
  rows: readonly StockItem[],
): Promise<(row: StockItem) => RemoteQuantity> {
  const byParent = new Map<number | null, StockItem[]>();
  for (const row of rows) byParent.set(row.parentRemoteId, [...(byParent.get(row.parentRemoteId) ?? []), row]);
  const quantities = new Map<number, RemoteQuantity>();
  const refused = new Map<number | null, WooError>();
  await Promise.all(
    [...byParent].map(async ([parentId, items]) => {
      const error = await fetchUnder(context, parentId, items, quantities);
      if (error) refused.set(parentId, error);
    }),
  );
  return (row) => {
    const error = refused.get(row.parentRemoteId);
    return error ? { kind: "refused", error } : (quantities.get(row.remoteId) ?? { kind: "absent" });
  };
}

async function fetchUnder(
  context: StoreContext,
  parentId: number | null,
  items: readonly StockItem[],
  quantities: Map<number, RemoteQuantity>,
): Promise<WooError | null> {
  const options = requestOptions(context);
  const byId = new Map(items.map((item) => [item.remoteId, item]));
  const ids = [...byId.keys()];
  try {
    const listed =
      parentId === null
        ? listProductStock(context.client, ids, options)
        : listVariationStock(context.client, parentId, ids, options);
    for await (const { id, type, quantity, ...identity } of listed) {
      const item = byId.get(id);
      if (item && isOtherThing(item, identity)) throw new WooError({ code: "other_database" });
      if (parentId === null && isOtherType(type, "simple"))
        // A person made it variable in the store: a quantity of the product itself would stop no sale of its variations.
        quantities.set(id, { kind: "refused", error: typeDiffers(type) });
      else quantities.set(id, quantity === null ? { kind: "uncounted" } : { kind: "counted", quantity });
    }
    return null;
  } catch (error) {
    if (!failsAlone(error)) throw error;
    // A parent that is missing in the store fails item by item when its quantities are sent.
    return MISSING_CODES.has(error.code) ? null : error;
  }
}
