"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { FIRST_VIEW_AT } from "@/components/hooks/first-view";
import { fetchJson } from "@/lib/http/fetch-json";
import { type SaleFilter, writeSaleFilter } from "@/lib/sales/sale-filter";
import type { SalePage } from "@/lib/sales/sale-view";

/** The pages of the list so far. The server's first view is used while its filters are the ones asked for. */
export function useSales(filter: SaleFilter, initial: { filter: SaleFilter; page: SalePage }) {
  const search = writeSaleFilter(filter);
  return useInfiniteQuery({
    queryKey: ["sales", "list", search],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(search);
      if (pageParam !== null) params.set("cursor", pageParam);
      return fetchJson<SalePage>(`/api/sales?${params}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: search === writeSaleFilter(initial.filter) ? { pages: [initial.page], pageParams: [null] } : undefined,
    initialDataUpdatedAt: FIRST_VIEW_AT,
    placeholderData: keepPreviousData,
  });
}
