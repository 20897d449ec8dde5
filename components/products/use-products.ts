"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { FIRST_VIEW_AT } from "@/components/hooks/first-view";
import { fetchJson } from "@/lib/http/fetch-json";
import { writeProductFilter } from "@/lib/catalog/product-filter";
import type { ProductFilter } from "@/lib/catalog/product-schema";
import type { ProductPage } from "@/lib/catalog/product-view";

/** The pages of the list so far. The server's first view is used while its filters are the ones asked for. */
export function useProducts(filter: ProductFilter, initial: { filter: ProductFilter; page: ProductPage }) {
  const search = writeProductFilter(filter);
  return useInfiniteQuery({
    queryKey: ["products", "list", search],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(search);
      if (pageParam !== null) params.set("cursor", pageParam);
      return fetchJson<ProductPage>(`/api/products?${params}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData:
      search === writeProductFilter(initial.filter) ? { pages: [initial.page], pageParams: [null] } : undefined,
    initialDataUpdatedAt: FIRST_VIEW_AT,
    placeholderData: keepPreviousData,
  });
}
