"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { RunRequestInput } from "@/lib/sync/runs/run-request-schema";

/** Refetches everything about WooCommerce, since a run affects most of it. */
function useRefresh() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["woocommerce"] });
}

export function useStartRun(storeId: number) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (request: RunRequestInput) =>
      fetchJson<{ id: number }>(`/api/woocommerce/stores/${storeId}/runs`, { method: "POST", body: request }),
    // Also after a refusal: the page then shows the run that blocks this one.
    onSettled: refresh,
  });
}

export function useCancelRun() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (runId: number) => fetchJson(`/api/woocommerce/runs/${runId}/cancel`, { method: "POST" }),
    onSettled: refresh,
  });
}

export function useRetryRun() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (runId: number) =>
      fetchJson<{ id: number }>(`/api/woocommerce/runs/${runId}/retry`, { method: "POST" }),
    onSettled: refresh,
  });
}
