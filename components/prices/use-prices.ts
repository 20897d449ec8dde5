"use client";

import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { FIRST_VIEW_AT } from "@/components/hooks/first-view";
import { fetchJson } from "@/lib/http/fetch-json";
import type { PriceCell, PriceFilter, PricePage, SavedPrices } from "@/lib/prices/price-schema";
import { writeFilter } from "@/lib/stock/address-filter";

/** The rows of the grid so far. The server's first view is used while its filters are the ones asked for. */
export function usePrices(filter: PriceFilter, initial: { filter: PriceFilter; page: PricePage }) {
  const search = writeFilter(filter);
  return useInfiniteQuery({
    queryKey: ["prices", search],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(search);
      if (pageParam !== null) params.set("cursor", pageParam);
      return fetchJson<PricePage>(`/api/prices?${params}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: search === writeFilter(initial.filter) ? { pages: [initial.page], pageParams: [null] } : undefined,
    initialDataUpdatedAt: FIRST_VIEW_AT,
    placeholderData: keepPreviousData,
  });
}

/** Writes cells in one request. Rows are fresh before the caller goes on. */
export function useSavePrices() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (cells: PriceCell[]) => fetchJson<SavedPrices>("/api/prices", { method: "PATCH", body: { cells } }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["prices"] }),
        client.invalidateQueries({ queryKey: ["products"] }),
      ]),
  });
}
