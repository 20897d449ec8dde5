"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { ThingsPreview } from "@/lib/sync/preview/things-view";
import { type PreviewChoice, queryOf } from "./use-preview";

/** What a run sends beside products. */
export type PreviewPart = "categories" | "attributes";

/** The categories or attributes of a preview. */
export function useThings(storeId: number, part: PreviewPart, choice: PreviewChoice) {
  return useQuery({
    // Not below "woocommerce", which a started run refetches.
    queryKey: ["preview", storeId, part, choice],
    queryFn: ({ signal }) =>
      fetchJson<ThingsPreview>(
        `/api/woocommerce/stores/${storeId}/preview/${part}?${new URLSearchParams(queryOf(choice))}`,
        { signal },
      ),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
