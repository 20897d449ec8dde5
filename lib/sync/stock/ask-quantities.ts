import { z } from "zod";
import { paginate } from "@/lib/woo/paginate";
import type { WooError } from "@/lib/woo/woo-error";
import { GONE_CODES } from "@/lib/sync/core/forget-links";
import { failsAlone } from "@/lib/sync/core/settle";
import { requestOptions, type StoreContext } from "@/lib/sync/core/run-context";
import type { PushRow } from "./load-push-rows";

const quantitySchema = z.object({
  id: z.number().int().positive(),
  manage_stock: z.union([z.boolean(), z.string()]).optional(),
  stock_quantity: z.number().nullish(),
});

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
  const byPath = new Map<string, number[]>();
  for (const row of rows) byPath.set(pathOf(row), [...(byPath.get(pathOf(row)) ?? []), row.remoteId]);
  const held = new Map<number, Held>();
  const refused = new Map<string, WooError>();
  await Promise.all(
    [...byPath].map(async ([path, ids]) => {
      const error = await askPath(context, path, ids, held);
      if (error) refused.set(path, error);
    }),
  );
  return (row) => {
    const error = refused.get(pathOf(row));
    return error ? { kind: "refused", error } : (held.get(row.remoteId) ?? { kind: "absent" });
  };
}

function pathOf({ parentRemoteId }: Asked): string {
  return parentRemoteId === null ? "products" : `products/${parentRemoteId}/variations`;
}

async function askPath(
  context: StoreContext,
  path: string,
  include: number[],
  held: Map<number, Held>,
): Promise<WooError | null> {
  const query = { include, orderby: "id", order: "asc", status: "any", _fields: "id,manage_stock,stock_quantity" };
  try {
    for await (const { items } of paginate(context.client, path, query, quantitySchema, requestOptions(context))) {
      for (const { id, manage_stock, stock_quantity } of items) {
        held.set(
          id,
          manage_stock === true && stock_quantity != null
            ? { kind: "counted", quantity: stock_quantity }
            : { kind: "uncounted" },
        );
      }
    }
    return null;
  } catch (error) {
    if (!failsAlone(error)) throw error;
    // The parent is gone: sending says so item by item.
    return GONE_CODES.has(error.code) ? null : error;
  }
}
