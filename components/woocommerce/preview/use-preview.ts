"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { fetchJson } from "@/lib/http/fetch-json";
import {
  PREVIEW_KINDS,
  type PreviewDetails,
  type PreviewItem,
  type PreviewKind,
  type PreviewSlice,
} from "@/lib/sync/preview/preview-view";

/** What is previewed: which products, and whether unchanged things are sent and unlinked ones looked up. */
export type PreviewChoice = { mode: string; isForced: boolean; isStoreRead: boolean };

/** The query of a request for a part of a preview. */
export function queryOf({ mode, isForced, isStoreRead }: PreviewChoice): Record<string, string> {
  return { mode, isForced: isForced ? "1" : "0", isStoreRead: isStoreRead ? "1" : "0" };
}

export type Preview = {
  items: PreviewItem[];
  counts: Record<PreviewKind, number>;
  /** Products planned so far, and of how many; null before the first answer. */
  planned: number;
  total: number | null;
  storeError: PreviewSlice["storeError"];
  isComplete: boolean;
  error: unknown;
  isRetrying: boolean;
  retry: () => void;
};

/** Plans the catalogue slice by slice, so that neither a request nor the server's memory grows with it. */
export function usePreview(storeId: number, choice: PreviewChoice): Preview {
  const query = useInfiniteQuery({
    // Not below "woocommerce", which a started run refetches: that would plan the whole catalogue again.
    queryKey: ["preview", storeId, choice],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams({ ...queryOf(choice), after: String(pageParam) });
      return fetchJson<PreviewSlice>(`/api/woocommerce/stores/${storeId}/preview?${params}`, { signal });
    },
    initialPageParam: 0,
    getNextPageParam: (slice) => slice.nextAfter,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const { data, hasNextPage, isFetching, isError, fetchNextPage, refetch } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  return useMemo(() => {
    const slices = data?.pages ?? [];
    const counts = Object.fromEntries(
      PREVIEW_KINDS.map((kind) => [kind, slices.reduce((sum, slice) => sum + slice.counts[kind], 0)]),
    ) as Preview["counts"];
    return {
      items: slices.flatMap((slice) => slice.items),
      counts,
      planned: Object.values(counts).reduce((sum, count) => sum + count, 0),
      total: slices[0]?.total ?? null,
      storeError: slices.find((slice) => slice.storeError !== null)?.storeError ?? null,
      isComplete: slices.length > 0 && !hasNextPage,
      error: query.error,
      isRetrying: isFetching,
      retry: () => void (slices.length > 0 ? fetchNextPage() : refetch()),
    };
  }, [data, hasNextPage, query.error, isFetching, fetchNextPage, refetch]);
}

/** The fields of one product, fetched when its row is opened. */
export function usePreviewDetails(storeId: number, productId: number, choice: PreviewChoice) {
  return useQuery({
    queryKey: ["preview", storeId, "product", productId, choice],
    queryFn: ({ signal }) =>
      fetchJson<PreviewDetails>(
        `/api/woocommerce/stores/${storeId}/preview/${productId}?${new URLSearchParams(queryOf(choice))}`,
        { signal },
      ),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
