"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { HoldRequest, SaleRequest } from "@/lib/sales/cart-schema";
import type { HeldCart, SoldCart, TillItem } from "@/lib/sales/till-view";

/** The queries that a sale makes stale: stock on the tiles, the held sales, and the lists of other pages. */
function useRefreshAfterSale() {
  const client = useQueryClient();
  return () => {
    for (const queryKey of [["till"], ["sales"], ["products"], ["stock"], ["customers"]])
      void client.invalidateQueries({ queryKey });
  };
}

export function useSell() {
  return useMutation({
    mutationFn: (request: SaleRequest) => fetchJson<{ id: number }>("/api/sales", { method: "POST", body: request }),
    onSettled: useRefreshAfterSale(),
  });
}

export function useHold() {
  return useMutation({
    mutationFn: (request: HoldRequest) =>
      fetchJson<{ id: number }>("/api/till/held", { method: "POST", body: request }),
    onSettled: useRefreshAfterSale(),
  });
}

/** The variations of the cart at this moment, never from the cache. */
export function useFreshItems() {
  return useMutation({
    mutationFn: ({ ids, locationId }: { ids: number[]; locationId: number }) =>
      fetchJson<TillItem[]>(
        `/api/till/variations?${new URLSearchParams({ ids: ids.join(","), locationId: String(locationId) })}`,
      ),
  });
}

/** The sale of a cart's client key, for a lost answer. */
export function useSoldCart() {
  return useMutation({ mutationFn: (clientKey: string) => fetchJson<SoldCart>(`/api/till/sold/${clientKey}`) });
}

export function useTakeUp() {
  return useMutation({ mutationFn: (id: number) => fetchJson<HeldCart>(`/api/till/held/${id}`) });
}
