"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { FIRST_VIEW_AT } from "@/components/hooks/first-view";
import { fetchJson } from "@/lib/http/fetch-json";
import type { Decision } from "@/lib/sync/products/decision-schema";
import type { DecisionPage } from "@/lib/sync/runs/sync-view";

export function useDecisions(storeId: number, initial: DecisionPage) {
  return useInfiniteQuery({
    queryKey: ["woocommerce", "decisions", storeId],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === null ? "" : `?cursor=${pageParam}`;
      return fetchJson<DecisionPage>(`/api/woocommerce/stores/${storeId}/decisions${cursor}`, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [initial], pageParams: [null] },
    initialDataUpdatedAt: FIRST_VIEW_AT,
  });
}

export function useDecide(decisionId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (decision: Decision) =>
      fetchJson(`/api/woocommerce/decisions/${decisionId}`, { method: "POST", body: decision }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["woocommerce"] }),
  });
}
