import { z } from "zod";
import { nameKey } from "@/lib/woo/html-text";
import { paginate } from "@/lib/woo/paginate";
import { listAttributes } from "@/lib/woo/resources/attributes";
import { wooId } from "@/lib/woo/resources/scalars";
import type { WooClient } from "@/lib/woo/woo-client";
import { ATTRIBUTES, ROOT_CATEGORIES } from "./catalogue";
import { findRefusal, listThings } from "./ownership";
import { TAX_NAME } from "./store-settings";

const IN_BATCH = 50;
const anything = z.unknown();

/**
 * Deletes the products, orders, categories, attributes and tax rates that the acceptance made, and returns how many products and
 * orders that were. Images stay in the store's media library, which has no door for these keys.
 *
 * Throws an Error when the store has things that the acceptance did not make.
 */
export async function cleanStore(client: WooClient): Promise<number> {
  const things = await listThings(client);
  const refusal = findRefusal(things);
  if (refusal !== null) throw new Error(refusal);
  for (const kind of ["order", "product"] as const) {
    const ids = things.filter((thing) => thing.kind === kind).map(({ id }) => id);
    for (let start = 0; start < ids.length; start += IN_BATCH)
      await client.post(`${kind}s/batch`, { delete: ids.slice(start, start + IN_BATCH) }, anything);
  }
  await deleteCategories(client);
  const names = new Set(ATTRIBUTES.map(nameKey));
  for (const { id, name } of await listAttributes(client))
    if (names.has(nameKey(name))) await client.delete(`products/attributes/${id}`, { force: true }, anything);
  const rates = await client.get("taxes", { per_page: 100 }, z.array(z.object({ id: wooId, name: z.string() })));
  for (const { id, name } of rates.data)
    if (name === TAX_NAME) await client.delete(`taxes/${id}`, { force: true }, anything);
  return things.length;
}

async function deleteCategories(client: WooClient): Promise<void> {
  const schema = z.object({ id: wooId, name: z.string(), parent: z.number() });
  const all: z.infer<typeof schema>[] = [];
  for await (const { items } of paginate(client, "products/categories", { orderby: "id" }, schema)) all.push(...items);
  const roots = new Set(ROOT_CATEGORIES.map(nameKey));
  const idsUnder = (parent: number): number[] =>
    all.filter((category) => category.parent === parent).flatMap(({ id }) => [...idsUnder(id), id]);
  for (const root of all.filter(({ parent, name }) => parent === 0 && roots.has(nameKey(name))))
    for (const id of [...idsUnder(root.id), root.id])
      await client.delete(`products/categories/${id}`, { force: true }, anything);
}
