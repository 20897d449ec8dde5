import { z } from "zod";
import type { AdaptiveLimiter } from "./adaptive-limiter";
import { paginate } from "./paginate";
import type { RetryOptions } from "./retry";
import type { WooClient } from "./woo-client";
import { wooId } from "./wire/scalars";

/** Products per request: one page of answers, as long as no SKU is used twice. */
const MAX_SKUS_PER_REQUEST = 100;

/**
 * Longest `sku` value as encoded in the URL. Servers commonly refuse request lines over 8 kB; the
 * rest of the URL with its OAuth parameters needs under 1 kB.
 */
const MAX_SKU_PARAM_CHARS = 5_000;

const candidateSchema = z.object({
  id: wooId,
  sku: z.string(),
  type: z.string(),
  parent_id: z.number().int().catch(0),
  status: z.string(),
});

/** Something in the store that has the SKU. `parent_id` is 0 unless `type` is `variation`. */
export type WooSkuCandidate = z.infer<typeof candidateSchema>;

export type FindBySkusOptions = {
  /** Also look among trashed products: their SKUs block creation and plain look-ups do not see them. */
  includeTrash?: boolean;
  limiter?: AdaptiveLimiter;
  retry?: RetryOptions;
  signal?: AbortSignal | undefined;
};

/**
 * The form in which SKUs are compared: trimmed and without case, as the store's look-up does
 * (recordings `product.create.sku-spaces`, `product.get.sku-case`). Empty means: has no SKU.
 */
export function normaliseSku(sku: string): string {
  return sku.normalize("NFC").trim().toLowerCase();
}

/**
 * Finds products and variations by SKU, about a hundred in a request, never by crawling.
 * Returns normalised SKU → everything that has it; a SKU nobody has is not in the map. Empty SKUs
 * are ignored. A SKU with a comma is asked for alone, since a comma separates SKUs: the store then
 * looks for the parts as well, and what does not match exactly is left out.
 *
 * @throws WooError of the request that failed, after its retries
 */
export async function findBySkus(
  client: WooClient,
  skus: Iterable<string>,
  { includeTrash = false, ...paging }: FindBySkusOptions = {},
): Promise<Map<string, WooSkuCandidate[]>> {
  const wanted = new Map<string, string>();
  for (const sku of skus) {
    const key = normaliseSku(sku);
    if (key !== "" && !wanted.has(key)) wanted.set(key, sku.trim());
  }
  const found = new Map<string, WooSkuCandidate[]>();
  const statuses = includeTrash ? [undefined, "trash"] : [undefined];
  for (const sku of skuParams([...wanted.values()])) {
    for (const status of statuses) {
      const query = { sku, status, orderby: "id", order: "asc", _fields: "id,sku,type,parent_id,status" };
      for await (const { items } of paginate(client, "products", query, candidateSchema, paging)) {
        for (const candidate of items) {
          const key = normaliseSku(candidate.sku);
          if (!wanted.has(key)) continue;
          const known = found.get(key) ?? [];
          if (!known.some(({ id }) => id === candidate.id)) found.set(key, [...known, candidate]);
        }
      }
    }
  }
  return found;
}

/** Joins SKUs into as few `sku` values as length, count and commas allow. */
export function skuParams(skus: readonly string[]): string[] {
  const params: string[] = [];
  let group: string[] = [];
  let chars = 0;
  const flush = (): void => {
    if (group.length > 0) params.push(group.join(","));
    group = [];
    chars = 0;
  };
  for (const sku of skus) {
    if (sku.includes(",")) {
      params.push(sku);
      continue;
    }
    const length = encodeURIComponent(sku).length + 3; // and an encoded comma
    if (group.length >= MAX_SKUS_PER_REQUEST || chars + length > MAX_SKU_PARAM_CHARS) flush();
    group.push(sku);
    chars += length;
  }
  flush();
  return params;
}
