"use client";

import { useQueries } from "@tanstack/react-query";
import { useUser } from "@/components/layout/user-context";
import { meets } from "@/lib/auth/access";
import { fetchJson } from "@/lib/http/fetch-json";
import { VIEW_PRODUCT_STATES } from "@/lib/permissions/woocommerce";
import type { ProductState, ProductStates } from "@/lib/sync/product-states/product-state-view";

/** Products per request, a page of the list, so that a longer list requests only its new page. */
const IDS_PER_REQUEST = 50;

export type StatesOfProducts = {
  stores: ProductStates["stores"];
  /** Undefined while they load, or where nobody asks. */
  statesOf: (productId: number) => readonly ProductState[] | undefined;
  isError: boolean;
};

/** What each store has of products, beside a list that does not wait for it. */
export function useProductStates(productIds: readonly number[]): StatesOfProducts {
  const isAllowed = meets(useUser(), VIEW_PRODUCT_STATES);
  const chunks: (readonly number[])[] = [];
  for (let start = 0; isAllowed && start < productIds.length; start += IDS_PER_REQUEST)
    chunks.push(productIds.slice(start, start + IDS_PER_REQUEST));
  return useQueries({
    queries: chunks.map((ids) => ({
      // Below the list's key, so that what makes the list stale makes the states stale.
      queryKey: ["products", "list", "states", ids.join()],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        fetchJson<ProductStates>(`/api/products/sync-states?ids=${ids.join()}`, { signal }),
    })),
    combine: (results) => ({
      stores: results.find(({ data }) => data)?.data?.stores ?? [],
      statesOf: (productId) =>
        results.map(({ data }) => data?.products[String(productId)]).find((states) => states !== undefined),
      isError: results.some(({ isError }) => isError),
    }),
  });
}
