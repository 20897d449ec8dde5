"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { RunProgress } from "@/lib/sync/runs/sync-view";
import { POLL_MS } from "../poll";

export function isUnderWay(run: Pick<RunProgress, "status"> | null | undefined): boolean {
  return run?.status === "queued" || run?.status === "running";
}

function progressKey(storeId: number) {
  return ["woocommerce", "progress", storeId] as const;
}

/** The store's active run, or its last one. Polled every second while a run is active, and not at all otherwise. */
export function useProgress(storeId: number, initial: RunProgress | null) {
  return useQuery({
    queryKey: progressKey(storeId),
    queryFn: async ({ signal }) => {
      const { run } = await fetchJson<{ run: RunProgress | null }>(`/api/woocommerce/stores/${storeId}/progress`, {
        signal,
      });
      return run;
    },
    initialData: initial,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? POLL_MS : false),
  });
}

/** One run, active or not. */
export function useRun(initial: RunProgress) {
  return useQuery({
    queryKey: ["woocommerce", "run", initial.id],
    queryFn: ({ signal }) => fetchJson<RunProgress>(`/api/woocommerce/runs/${initial.id}`, { signal }),
    initialData: initial,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? POLL_MS : false),
  });
}
