import { z } from "zod";
import { wooId, wooList, wooMeta, wooText } from "@/lib/woo/resources/scalars";
import { paginate } from "@/lib/woo/paginate";
import type { WooClient } from "@/lib/woo/woo-client";

/** `meta_data` of every product and order that the acceptance makes. */
export const MARK = { key: "_aurpos_acceptance", value: "1" } as const;

const thingSchema = z.object({
  id: wooId,
  name: wooText,
  number: wooText,
  sku: wooText,
  status: wooText,
  meta_data: wooList(wooMeta),
});

export type StoreThing = z.infer<typeof thingSchema> & { kind: "product" | "order" };

/** Whether the acceptance made a product or an order. */
export function isOwn({ meta_data }: Pick<StoreThing, "meta_data">): boolean {
  return meta_data.some(({ key, value }) => key === MARK.key && value === MARK.value);
}

const NAMED = 5;

/** Returns why a store is no throw-away store: it has things that the acceptance did not make. Null when it has none. */
export function findRefusal(things: readonly StoreThing[]): string | null {
  const strangers = things.filter((thing) => !isOwn(thing));
  if (strangers.length === 0) return null;
  const named = strangers
    .slice(0, NAMED)
    .map(({ kind, id, name, number }) => `${kind} ${id} (${(kind === "order" ? number : name) || "no name"})`);
  const rest = strangers.length - named.length;
  return (
    `The store is in use: it has ${strangers.length} products or orders that this command did not make, ` +
    `${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}. Use a throw-away store.`
  );
}

/** Lists all products and orders of a store, also those in the trash. @throws WooError */
export async function listThings(client: WooClient): Promise<StoreThing[]> {
  const things: StoreThing[] = [];
  for (const kind of ["product", "order"] as const) {
    for (const status of ["any", "trash"]) {
      const query = { status, orderby: "id", order: "asc", _fields: "id,name,number,sku,status,meta_data" };
      for await (const { items } of paginate(client, `${kind}s`, query, thingSchema))
        things.push(...items.map((item) => ({ ...item, kind })));
    }
  }
  return things;
}
