import { z } from "zod";
import { type CallOptions, callStore } from "../call-store";
import { cached } from "../refuse-cached";
import type { WooClient } from "../woo-client";
import { wooId } from "./scalars";

const LISTS = ["products", "orders"] as const;
const schema = z.array(z.object({ id: wooId }));

/**
 * Requests the first and the second product and order, each on a page of its own, to find a cache that leaves the query
 * out. A store with one of them, or none, shows nothing.
 *
 * @throws WooError `cached_answers` when both pages have the same item
 * @throws WooError when the store refuses or does not answer
 */
export async function checkPages(client: WooClient, options: CallOptions = {}): Promise<void> {
  for (const path of LISTS) {
    const fetchPage = async (page: number) => {
      const query = { per_page: 1, page, orderby: "id", order: "asc", _fields: "id" };
      return (await callStore(() => client.get(path, query, schema, { signal: options.signal }), options)).data[0];
    };
    const first = await fetchPage(1);
    if (first !== undefined && (await fetchPage(2))?.id === first.id) throw cached();
  }
}
