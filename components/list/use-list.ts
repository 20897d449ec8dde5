"use client";

import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
} from "@tanstack/react-query";
import { FIRST_VIEW_AT } from "@/components/hooks/first-view";
import { fetchJson } from "@/lib/http/fetch-json";
import type { Page } from "@/lib/list/page";

/** The server's first page, with its filters as a query string. */
export type FirstPage<P> = { search?: string; page: P };

export type List<P extends Page<unknown>> = {
  /** The rows of all pages so far. */
  items: P["items"];
  pages: P[];
  query: UseInfiniteQueryResult<InfiniteData<P>>;
};

type ListOptions<P> = {
  /** The list's name in the cache; the filters are appended. */
  key: readonly (string | number)[];
  /** The route that returns the pages. */
  path: string;
  /** The filters as a query string. */
  search?: string;
  initial?: FirstPage<P> | undefined;
  /** Milliseconds between refetches of the loaded pages. */
  refetchInterval?: (pages: P[]) => number | false;
};

/**
 * A list that grows downwards, page by page. The server's first page is used while its filters are the current ones;
 * the previous rows stay while other filters load.
 */
export function useList<P extends Page<unknown>>({
  key,
  path,
  search = "",
  initial,
  refetchInterval,
}: ListOptions<P>): List<P> {
  const query = useInfiniteQuery({
    queryKey: [...key, search],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(search);
      if (pageParam !== null) params.set("cursor", pageParam);
      return fetchJson<P>(`${path}?${params}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData:
      initial && search === (initial.search ?? "") ? { pages: [initial.page], pageParams: [null] } : undefined,
    initialDataUpdatedAt: FIRST_VIEW_AT,
    placeholderData: keepPreviousData,
    refetchInterval: refetchInterval && (({ state }) => refetchInterval(state.data?.pages ?? [])),
  });
  const pages = query.data?.pages ?? [];
  return { items: pages.flatMap((page) => page.items), pages, query };
}
