"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { FIRST_VIEW_AT } from "@/components/hooks/first-view";
import { fetchJson } from "@/lib/http/fetch-json";
import type { TillPage } from "@/lib/sales/till-view";

export type TileFilter = { locationId: number; q: string; categoryId: number | null };

const searchOf = ({ locationId, q, categoryId }: TileFilter, cursor: string | null = null) => {
  const params = new URLSearchParams({ locationId: String(locationId) });
  if (q) params.set("q", q);
  // A search goes through everything: whoever types a name does not think of where it is filed.
  else if (categoryId !== null) params.set("category", String(categoryId));
  if (cursor !== null) params.set("cursor", cursor);
  return params;
};

/** The tiles. The server's first view is used for its own location, without a search. */
export function useTillItems(filter: TileFilter, initial: { locationId: number; page: TillPage }) {
  const isInitial = filter.q === "" && filter.categoryId === null && filter.locationId === initial.locationId;
  return useInfiniteQuery({
    queryKey: ["till", "products", searchOf(filter).toString()],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<TillPage>(`/api/till/products?${searchOf(filter, pageParam)}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: isInitial ? { pages: [initial.page], pageParams: [null] } : undefined,
    initialDataUpdatedAt: FIRST_VIEW_AT,
    placeholderData: keepPreviousData,
  });
}
