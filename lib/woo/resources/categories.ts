import { z } from "zod";
import { sendBatch, type WooBatchCall } from "../batch";
import type { WooBatchItem } from "../batch-items";
import type { CallOptions } from "../call-store";
import { nameKey } from "../html-text";
import { paginate } from "../paginate";
import type { WooClient } from "../woo-client";
import { wooId } from "./scalars";

const PATH = "products/categories";

/** The payload of a category; `parent` is 0 at the top. */
export type WooCategoryWrite = { name?: string; parent?: number };

/** A category. `name` is HTML-encoded: compare it by `nameKey`. */
export const wooCategorySchema = z.object({ id: wooId, name: z.string() });
export type WooCategory = z.infer<typeof wooCategorySchema>;

/** Creates and updates categories. @throws WooError as `sendBatch` does */
export const batchCategories: WooBatchCall<WooCategoryWrite, WooCategory> = (client, batch, options) =>
  sendBatch(client, `${PATH}/batch`, batch, wooCategorySchema, {
    findCreated: (items, call) => findCreatedCategories(client, items, call),
    ...options,
  });

/** Yields the direct subcategories of a parent (0 for the top), the oldest first, empty ones too. @throws WooError */
export async function* listCategoriesUnder(
  client: WooClient,
  parentId: number,
  options: CallOptions = {},
): AsyncGenerator<WooCategory, void, undefined> {
  const query = { parent: parentId, hide_empty: false, orderby: "id", order: "asc", _fields: "id,name" };
  for await (const { items } of paginate(client, PATH, query, wooCategorySchema, options)) yield* items;
}

/** A category with its place in the tree: `parent` is 0 at the top. */
const wooPlacedCategorySchema = wooCategorySchema.extend({ parent: z.number() });
export type WooPlacedCategory = z.infer<typeof wooPlacedCategorySchema>;

/** Lists categories by id, in requests for a hundred; those that the store lacks are left out. @throws WooError */
export async function listCategoriesById(
  client: WooClient,
  ids: readonly number[],
  options: CallOptions = {},
): Promise<WooPlacedCategory[]> {
  const found: WooPlacedCategory[] = [];
  for (let start = 0; start < ids.length; start += 100) {
    const include = ids.slice(start, start + 100);
    const query = { include, hide_empty: false, orderby: "id", order: "asc", _fields: "id,name,parent" };
    for await (const { items } of paginate(client, PATH, query, wooPlacedCategorySchema, options)) found.push(...items);
  }
  return found;
}

/** Finds the categories that creates have made, by name under their parent. */
async function findCreatedCategories(
  client: WooClient,
  items: readonly WooBatchItem[],
  options: CallOptions,
): Promise<(number | undefined)[]> {
  const parentOf = (item: WooBatchItem): number => Number(item["parent"] ?? 0);
  const ids = new Map<string, number>();
  for (const parentId of new Set(items.map(parentOf))) {
    for await (const { id, name } of listCategoriesUnder(client, parentId, options)) {
      const key = `${parentId} ${nameKey(name)}`;
      if (!ids.has(key)) ids.set(key, id);
    }
  }
  return items.map((item) => ids.get(`${parentOf(item)} ${nameKey(String(item["name"]))}`));
}
