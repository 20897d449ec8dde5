"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { PullView } from "@/lib/sync/pull/pull-view";

/** A product of the shop, null for a new one, or what comparing found. */
export type MatchAction = { remoteId: number; match: { productId: number | null } | "found" };

/** Chooses the match of one product of the preview. Its line and the counts follow. */
export function useMatch(pull: Pick<PullView, "id" | "storeId">) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ remoteId, match }: MatchAction) => {
      const path = `/api/woocommerce/pulls/${pull.id}/products/${remoteId}/match`;
      return match === "found"
        ? fetchJson(path, { method: "DELETE" })
        : fetchJson(path, { method: "PUT", body: match });
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["woocommerce", "pull", pull.storeId] }),
        queries.invalidateQueries({ queryKey: ["woocommerce", "pull-products", pull.id] }),
        queries.invalidateQueries({ queryKey: ["woocommerce", "pull-candidates", pull.id] }),
      ]),
  });
}
