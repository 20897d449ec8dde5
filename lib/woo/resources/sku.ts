import { z } from "zod";
import { type CallOptions, callStore } from "../call-store";
import { paginate } from "../paginate";
import type { WooClient } from "../woo-client";
import { PRODUCTS_PATH } from "./product-paths";
import { isWooError } from "../woo-error";
import { wooId } from "./scalars";
import { toStoredSku } from "./stored-sku";

/** SKUs per request: one page of answers, as long as no SKU is used twice. */
const MAX_SKUS_PER_REQUEST = 100;

/**
 * Longest `sku` value as encoded in the URL. Servers commonly refuse request lines over 8 kB, and the rest of the URL
 * with its OAuth parameters needs under 1 kB.
 */
const MAX_SKU_PARAM_CHARS = 5_000;

const skuCandidateSchema = z.object({
  id: wooId,
  sku: z.string(),
  type: z.string(),
  parent_id: z.number().int().catch(0),
  status: z.string(),
});

/** A comma separates SKUs, and some stores refuse every query with a backslash over http. */
const HAS_OWN_REQUEST = /[,\\]/;

/** The fields of a candidate. */
const SKU_CANDIDATE_FIELDS = "id,sku,type,parent_id,status";

/** Something in the store that has the SKU. `parent_id` is 0 unless `type` is `variation`. */
export type WooSkuCandidate = z.infer<typeof skuCandidateSchema>;

/** Returns the id of the product that a candidate is a variation of; null when it is no variation. */
export function parentIdOf({ parent_id }: WooSkuCandidate): number | null {
  return parent_id > 0 ? parent_id : null;
}

export type FindBySkusOptions = CallOptions & {
  /** Whether to search the trash as well: SKUs of trashed products block a create, and a plain search leaves them out. */
  includeTrash?: boolean;
};

/** Fetches a product or variation by its id, as a candidate. @throws WooError */
export async function readSkuCandidate(
  client: WooClient,
  remoteId: number,
  options: CallOptions = {},
): Promise<WooSkuCandidate> {
  const query = { _fields: SKU_CANDIDATE_FIELDS };
  const ask = () => client.get(`${PRODUCTS_PATH}/${remoteId}`, query, skuCandidateSchema, { signal: options.signal });
  return (await callStore(ask, options)).data;
}

/**
 * Returns the form in which SKUs are compared: as the store stores them and without case, as its search does (recording
 * `product.get.sku-case`). Empty for no SKU.
 */
export function normaliseSku(sku: string): string {
  return toStoredSku(sku).normalize("NFC").toLowerCase();
}

/**
 * Finds products and variations by SKU, about a hundred in a request. Returns the candidates by normalised SKU; a SKU
 * without candidates is not in the map, and empty SKUs are ignored. A SKU with a comma has a request of its own, because
 * the store searches for its parts as well; candidates that do not match exactly are left out. A SKU with a backslash that
 * the store refuses to read in a query (`request_refused`) is searched by a part of it.
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
    if (key !== "" && !wanted.has(key)) wanted.set(key, toStoredSku(sku));
  }
  const found = new Map<string, WooSkuCandidate[]>();
  const statuses = includeTrash ? [undefined, "trash"] : [undefined];
  for (const sku of skuParams([...wanted.values()])) {
    for (const status of statuses) {
      for (const candidate of await listCandidates(client, sku, status, paging)) {
        const key = normaliseSku(candidate.sku);
        if (!wanted.has(key)) continue;
        const known = found.get(key) ?? [];
        if (!known.some(({ id }) => id === candidate.id)) found.set(key, [...known, candidate]);
      }
    }
  }
  return found;
}

/** Fetches the candidates of one `sku` value, in smaller parts where one of its SKUs makes the store refuse the query. */
async function listCandidates(
  client: WooClient,
  sku: string,
  status: string | undefined,
  paging: CallOptions,
): Promise<WooSkuCandidate[]> {
  const query = { sku, status, orderby: "id", order: "asc", _fields: SKU_CANDIDATE_FIELDS };
  const candidates: WooSkuCandidate[] = [];
  try {
    for await (const { items } of paginate(client, PRODUCTS_PATH, query, skuCandidateSchema, paging))
      candidates.push(...items);
    return candidates;
  } catch (error) {
    if (!isWooError(error) || error.code !== "request_refused") throw error;
    const skus = sku.split(",");
    if (skus.length === 1 || sku.includes("\\")) return listByPart(client, sku, status, paging);
    const middle = Math.ceil(skus.length / 2);
    for (const half of [skus.slice(0, middle), skus.slice(middle)])
      candidates.push(...(await listCandidates(client, half.join(","), status, paging)));
    return candidates;
  }
}

/**
 * Fetches what has the longest part of a SKU between its backslashes. Some stores refuse a query with a backslash, and
 * the duplicate check of every store up to 11.0.1 misses such a SKU (`is_existing_sku` searches for two backslashes), so
 * that a product that is not found would be created twice.
 */
async function listByPart(
  client: WooClient,
  sku: string,
  status: string | undefined,
  paging: CallOptions,
): Promise<WooSkuCandidate[]> {
  const parts = sku.split("\\").map((part) => part.trim());
  const part = parts.reduce((longest, one) => (one.length > longest.length ? one : longest));
  if (parts.length === 1 || part === "") return [];
  const query = { search_sku: part, status, orderby: "id", order: "asc", _fields: SKU_CANDIDATE_FIELDS };
  const candidates: WooSkuCandidate[] = [];
  for await (const { items } of paginate(client, PRODUCTS_PATH, query, skuCandidateSchema, paging))
    candidates.push(...items);
  return candidates;
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
    if (HAS_OWN_REQUEST.test(sku)) {
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
