"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { PullChoices } from "@/lib/sync/pull/pull-schema";
import { isPulling, type PullView } from "@/lib/sync/pull/pull-view";
import { POLL_MS } from "../poll";

type PullAction =
  { kind: "start" } | { kind: "cancel"; id: number } | { kind: "apply"; id: number; choices: PullChoices };

const keyOf = (storeId: number) => ["woocommerce", "pull", storeId] as const;

/** The store's latest pull, polled every second while it is under way, and what may be done with it. */
export function usePull(storeId: number, initial: PullView | null) {
  const queries = useQueryClient();
  const current = useQuery({
    queryKey: keyOf(storeId),
    queryFn: async ({ signal }) => {
      const known = queries.getQueryData<PullView | null>(keyOf(storeId)) ?? initial;
      return known === null ? null : fetchJson<PullView>(`/api/woocommerce/pulls/${known.id}`, { signal });
    },
    initialData: initial,
    refetchInterval: ({ state }) => (state.data && isPulling(state.data) ? POLL_MS : false),
  });
  const act = useMutation({
    mutationFn: (action: PullAction) => {
      if (action.kind === "start")
        return fetchJson<PullView>(`/api/woocommerce/stores/${storeId}/pulls`, { method: "POST" });
      const path = `/api/woocommerce/pulls/${action.id}/${action.kind}`;
      return fetchJson<PullView>(path, {
        method: "POST",
        ...(action.kind === "apply" ? { body: action.choices } : {}),
      });
    },
    onSuccess: (view) => queries.setQueryData(keyOf(storeId), view),
  });
  return { pull: current.data ?? null, act };
}

/** Chooses what becomes of one product of the preview. */
export function useChooseProduct(pullId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ remoteId, choice }: { remoteId: number; choice: string }) =>
      fetchJson(`/api/woocommerce/pulls/${pullId}/products/${remoteId}`, {
        method: "PUT",
        body: { choice: choice === "" ? null : choice },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["woocommerce", "pull-products", pullId] }),
  });
}
