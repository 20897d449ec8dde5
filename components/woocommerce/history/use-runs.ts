"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { FIRST_VIEW_AT } from "@/components/hooks/first-view";
import { fetchJson } from "@/lib/http/fetch-json";
import type { RunPage } from "@/lib/sync/runs/sync-view";
import { POLL_MS } from "../poll";
import { isUnderWay } from "../sync/use-progress";

export type RunFilter = { kind?: string | undefined; status?: string | undefined; failing?: string | undefined };

/** The filter as a query string, without what is not set. */
export function toSearch(filter: Record<string, string | undefined>): string {
  return new URLSearchParams(
    Object.entries(filter).filter((pair): pair is [string, string] => Boolean(pair[1])),
  ).toString();
}

/** The pages of the history so far; the first one is kept fresh while its run is under way. */
export function useRuns(storeId: number, filter: RunFilter, initial: { filter: RunFilter; page: RunPage }) {
  const search = toSearch(filter);
  return useInfiniteQuery({
    queryKey: ["woocommerce", "runs", storeId, search],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(search);
      if (pageParam !== null) params.set("cursor", String(pageParam));
      return fetchJson<RunPage>(`/api/woocommerce/stores/${storeId}/runs?${params}`, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextCursor,
    ...(search === toSearch(initial.filter) ? { initialData: { pages: [initial.page], pageParams: [null] } } : {}),
    initialDataUpdatedAt: FIRST_VIEW_AT,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      const pages = state.data?.pages ?? [];
      return pages.length === 1 && isUnderWay(pages[0]?.items[0]) ? POLL_MS : false;
    },
  });
}
