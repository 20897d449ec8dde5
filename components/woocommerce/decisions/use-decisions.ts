"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { Decision } from "@/lib/sync/products/decision-schema";

export function useDecide(decisionId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (decision: Decision) =>
      fetchJson(`/api/woocommerce/decisions/${decisionId}`, { method: "POST", body: decision }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["woocommerce"] }),
  });
}
