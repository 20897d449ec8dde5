"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { ManualImport } from "@/lib/sync/orders/import-manually";

/** Refetches everything about WooCommerce: orders affect lists, counts and stock. */
export function useRefreshOrders() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["woocommerce"] });
}

export function useImportOne(storeId: number) {
  const refresh = useRefreshOrders();
  return useMutation({
    mutationFn: (number: string) =>
      fetchJson<ManualImport>(`/api/woocommerce/stores/${storeId}/orders/import`, { method: "POST", body: { number } }),
    onSettled: refresh,
  });
}

/** `onTried` gets the outcome of each order that is retried alone, also when several are retried at once. */
export function useRetryFailures(storeId: number, onTried: (result: ManualImport, remoteId: number) => void) {
  const refresh = useRefreshOrders();
  return {
    one: useMutation({
      mutationFn: (remoteId: number) =>
        fetchJson<ManualImport>(`/api/woocommerce/stores/${storeId}/order-failures/${remoteId}/retry`, {
          method: "POST",
        }),
      onSuccess: onTried,
      onSettled: refresh,
    }),
    all: useMutation({
      mutationFn: () =>
        fetchJson<{ count: number }>(`/api/woocommerce/stores/${storeId}/order-failures/retry`, { method: "POST" }),
      onSettled: refresh,
    }),
  };
}

/** Gives an order up that cannot be imported. */
export function useDismissFailure(storeId: number) {
  const refresh = useRefreshOrders();
  return useMutation({
    mutationFn: (remoteId: number) =>
      fetchJson<{ ok: true }>(`/api/woocommerce/stores/${storeId}/order-failures/${remoteId}/dismiss`, {
        method: "POST",
      }),
    onSettled: refresh,
  });
}
