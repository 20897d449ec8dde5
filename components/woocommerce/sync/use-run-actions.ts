"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { RunRequestInput } from "@/lib/sync/runs/run-request-schema";

/** Asks for everything about WooCommerce anew: a run touches most of it. */
function useRefresh() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["woocommerce"] });
}

export function useStartRun(storeId: number) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (request: RunRequestInput) =>
      fetchJson<{ id: number }>(`/api/woocommerce/stores/${storeId}/runs`, { method: "POST", body: request }),
    // Also when refused: the run that stands in the way is then the one to show.
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
