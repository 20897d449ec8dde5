import { listProductStock } from "@/lib/woo/resources/products";
import { listVariationStock } from "@/lib/woo/resources/variations";
import type { WooError } from "@/lib/woo/woo-error";
import { GONE_CODES } from "@/lib/sync/core/forget-links";
import { failsAlone } from "@/lib/sync/core/separate-fault";
import { requestOptions, type StoreContext } from "@/lib/sync/core/run-context";
import type { PushRow } from "./load-push-rows";

/** What the store said about one thing: its quantity, that it does not count it, nothing at all, or why it would not say. */
export type Held =
  | { kind: "counted"; quantity: number }
  | { kind: "uncounted" }
  | { kind: "absent" }
  | { kind: "refused"; error: WooError };

type Asked = Pick<PushRow, "remoteId" | "parentRemoteId">;

/**
 * What the store holds now, by its own ids: a SKU may have been changed here and not sent yet. One
 * request for a hundred simple products, one for each parent.
 *
 * @throws WooError when the store as a whole refuses or does not answer
 */
export async function askQuantities(context: StoreContext, rows: readonly Asked[]): Promise<(row: Asked) => Held> {
  const byParent = new Map<number | null, number[]>();
  for (const { parentRemoteId, remoteId } of rows)
    byParent.set(parentRemoteId, [...(byParent.get(parentRemoteId) ?? []), remoteId]);
  const held = new Map<number, Held>();
  const refused = new Map<number | null, WooError>();
  await Promise.all(
    [...byParent].map(async ([parentId, ids]) => {
      const error = await askUnder(context, parentId, ids, held);
      if (error) refused.set(parentId, error);
    }),
  );
  return (row) => {
    const error = refused.get(row.parentRemoteId);
    return error ? { kind: "refused", error } : (held.get(row.remoteId) ?? { kind: "absent" });
  };
}

async function askUnder(
  context: StoreContext,
  parentId: number | null,
  ids: readonly number[],
  held: Map<number, Held>,
): Promise<WooError | null> {
  const options = requestOptions(context);
  try {
    const listed =
      parentId === null
        ? listProductStock(context.client, ids, options)
        : listVariationStock(context.client, parentId, ids, options);
    for await (const { id, quantity } of listed)
      held.set(id, quantity === null ? { kind: "uncounted" } : { kind: "counted", quantity });
    return null;
  } catch (error) {
    if (!failsAlone(error)) throw error;
    // The parent is gone: sending says so item by item.
    return GONE_CODES.has(error.code) ? null : error;
  }
}
