"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { FIRST_VIEW_AT } from "@/components/hooks/first-view";
import { fetchJson } from "@/lib/http/fetch-json";
import type { MovementPage } from "@/lib/stock/movement-schema";

/** The ledger of a product, newest first. */
export function useMovements(productId: number, initial: MovementPage) {
  return useInfiniteQuery({
    queryKey: ["stock", "movements", productId],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams({ productId: String(productId) });
      if (pageParam !== null) params.set("before", String(pageParam));
      return fetchJson<MovementPage>(`/api/stock/movements?${params}`, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextBefore,
    initialData: { pages: [initial], pageParams: [null] },
    initialDataUpdatedAt: FIRST_VIEW_AT,
  });
}
