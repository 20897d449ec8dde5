"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { FIRST_VIEW_AT } from "@/components/hooks/first-view";
import { fetchJson } from "@/lib/http/fetch-json";
import type { EntryPage } from "@/lib/sync/runs/sync-view";
import { toSearch } from "./use-runs";

/** While its run is under way the log is read again this often, as long as only its first page is shown. */
const LIVE_MS = 3000;

export type EntryFilterText = Partial<Record<"outcome" | "operation" | "entity" | "q", string | undefined>>;

/** The pages of a run's log so far. */
export function useEntries(
  runId: number,
  filter: EntryFilterText,
  isLive: boolean,
  initial: { filter: EntryFilterText; page: EntryPage },
) {
  const search = toSearch(filter);
  return useInfiniteQuery({
    queryKey: ["woocommerce", "entries", runId, search],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(search);
      if (pageParam !== null) params.set("cursor", String(pageParam));
      return fetchJson<EntryPage>(`/api/woocommerce/runs/${runId}/entries?${params}`, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextCursor,
    ...(search === toSearch(initial.filter) ? { initialData: { pages: [initial.page], pageParams: [null] } } : {}),
    initialDataUpdatedAt: FIRST_VIEW_AT,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (isLive && (state.data?.pages.length ?? 0) < 2 ? LIVE_MS : false),
  });
}

/** What the store was sent for one line; asked for when somebody opens it. */
export function useSent(entryId: number, isOpen: boolean) {
  return useQuery({
    queryKey: ["woocommerce", "sent", entryId],
    queryFn: ({ signal }) => fetchJson<{ sent: unknown }>(`/api/woocommerce/entries/${entryId}`, { signal }),
    enabled: isOpen,
    // A line of the log never changes.
    staleTime: Infinity,
  });
}
