"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { StoreSearchView } from "@/lib/sync/stores/search-store";

/** Searches once per address, so that nothing changes while somebody reads. An empty address searches nothing. */
export function useStoreSearch(address: string) {
  return useQuery({
    queryKey: ["woocommerce", "store-search", address],
    queryFn: ({ signal }) =>
      fetchJson<StoreSearchView>("/api/woocommerce/store-search", { method: "POST", body: { address }, signal }),
    enabled: address !== "",
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  });
}
