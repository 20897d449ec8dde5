import { z } from "zod";
import { sendBatch, type WooBatchCall } from "../batch";
import type { WooBatchItem } from "../batch-items";
import type { CallOptions } from "../call-store";
import { nameKey } from "../html-text";
import { paginate } from "../paginate";
import type { WooClient } from "../woo-client";
import { ATTRIBUTES_PATH } from "./attributes";
import { wooId } from "./scalars";

const termsPath = (attributeId: number) => `${ATTRIBUTES_PATH}/${attributeId}/terms`;

/** The payload of an attribute's term. */
export type WooTermWrite = { name?: string; menu_order?: number };

/** Sets the position of a term within its attribute, from 0. */
export function writeTermPosition(position: number) {
  return { menu_order: position } satisfies WooTermWrite;
}

/** A term of a global attribute. `name` is HTML-encoded. */
export const wooTermSchema = z.object({ id: wooId, name: z.string() });
export type WooTerm = z.infer<typeof wooTermSchema>;

/** A term with its position. */
const wooPlacedTermSchema = wooTermSchema.extend({ menu_order: z.number().catch(0) });
export type WooPlacedTerm = z.infer<typeof wooPlacedTermSchema>;

/** Returns the position in a term or in what was sent of one, from 0; null without one. */
export function termPositionOf(term: object): number | null {
  return "menu_order" in term && typeof term.menu_order === "number" ? term.menu_order : null;
}

/** Lists the terms of an attribute, the oldest first. @throws WooError */
export async function listTerms(
  client: WooClient,
  attributeId: number,
  options: CallOptions = {},
): Promise<WooPlacedTerm[]> {
  const query = { orderby: "id", order: "asc", _fields: "id,name,menu_order" };
  const terms: WooPlacedTerm[] = [];
  for await (const { items } of paginate(client, termsPath(attributeId), query, wooPlacedTermSchema, options))
    terms.push(...items);
  return terms;
}

/** Creates and updates the terms of one attribute. The whole batch fails when the attribute is missing. @throws WooError as `sendBatch` does */
export function batchTerms(attributeId: number): WooBatchCall<WooTermWrite, WooTerm> {
  return (client, batch, options) =>
    sendBatch(client, `${termsPath(attributeId)}/batch`, batch, wooTermSchema, {
      findCreated: (items, call) => findCreatedTerms(client, attributeId, items, call),
      ...options,
    });
}

/** Finds the terms that creates have made, by name. */
async function findCreatedTerms(
  client: WooClient,
  attributeId: number,
  items: readonly WooBatchItem[],
  options: CallOptions,
): Promise<(number | undefined)[]> {
  const query = { orderby: "id", order: "asc", _fields: "id,name" };
  const ids = new Map<string, number>();
  for await (const page of paginate(client, termsPath(attributeId), query, wooTermSchema, options)) {
    for (const { id, name } of page.items) if (!ids.has(nameKey(name))) ids.set(nameKey(name), id);
  }
  return items.map((item) => ids.get(nameKey(String(item["name"]))));
}
