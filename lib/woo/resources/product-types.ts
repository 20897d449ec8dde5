import { z } from "zod";
import type { CallOptions } from "../call-store";
import { paginate } from "../paginate";
import type { WooClient } from "../woo-client";
import { PRODUCTS_PATH } from "./product-paths";
import type { WooProductType } from "./products";
import { wooId } from "./scalars";

/** Types without a price and a stock of their own, besides the variable ones. */
const SOLD_OTHERWISE: ReadonlySet<string> = new Set(["grouped", "external"]);

/**
 * Whether a product with this type in the store cannot be what the POS has: its variations are sold there and not the
 * product itself, or the other way round. Types of plugins count by that: `subscription` is as good as simple, and
 * `variable-subscription` as variable.
 */
export function isOtherType(type: string | undefined, expected: WooProductType): boolean {
  if (type === undefined) return false;
  const hasVariations = type.startsWith("variable");
  return expected === "variable" ? !hasVariations : hasVariations || SOLD_OTHERWISE.has(type);
}

const typedProductSchema = z.object({ id: wooId, type: z.string().optional() });

/** Returns the types of at most a hundred products by remote id, without those missing in the store. @throws WooError */
export async function fetchProductTypes(
  client: WooClient,
  remoteIds: readonly number[],
  options: CallOptions = {},
): Promise<Map<number, string | undefined>> {
  const query = { include: [...remoteIds], orderby: "id", order: "asc", status: "any", _fields: "id,type" };
  const types = new Map<number, string | undefined>();
  for await (const { items } of paginate(client, PRODUCTS_PATH, query, typedProductSchema, options))
    for (const { id, type } of items) types.set(id, type);
  return types;
}
