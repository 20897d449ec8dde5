"use client";

import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { FIRST_VIEW_AT } from "@/components/hooks/first-view";
import { fetchJson } from "@/lib/http/fetch-json";
import type { AskedImport } from "@/lib/sync/orders/import-asked";
import type { OrderCounts, OrderFailurePage, OrderPage } from "@/lib/sync/orders/order-view";
import { toSearch } from "../history/use-runs";

export type OrderFilterText = { view?: string | undefined; status?: string | undefined; q?: string | undefined };
export type OrderListPage = OrderPage & { counts: OrderCounts };

/** The pages of the list so far, each with how many orders need a look. */
export function useOrders(
  storeId: number,
  filter: OrderFilterText,
  initial: { filter: OrderFilterText; page: OrderListPage },
) {
  const search = toSearch(filter);
  return useInfiniteQuery({
    queryKey: ["woocommerce", "orders", storeId, search],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(search);
      if (pageParam !== null) params.set("cursor", pageParam);
      return fetchJson<OrderListPage>(`/api/woocommerce/stores/${storeId}/orders?${params}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    ...(search === toSearch(initial.filter) ? { initialData: { pages: [initial.page], pageParams: [null] } } : {}),
    initialDataUpdatedAt: FIRST_VIEW_AT,
    placeholderData: keepPreviousData,
  });
}

export function useOrderFailures(storeId: number) {
  return useInfiniteQuery({
    queryKey: ["woocommerce", "order-failures", storeId],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === null ? "" : `?cursor=${pageParam}`;
      return fetchJson<OrderFailurePage>(`/api/woocommerce/stores/${storeId}/order-failures${cursor}`, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** Asks for everything about WooCommerce anew: orders touch lists, counts and stock. */
export function useRefreshOrders() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["woocommerce"] });
}

export function useImportOne(storeId: number) {
  const refresh = useRefreshOrders();
  return useMutation({
    mutationFn: (number: string) =>
      fetchJson<AskedImport>(`/api/woocommerce/stores/${storeId}/orders/import`, { method: "POST", body: { number } }),
    onSettled: refresh,
  });
}

/** `onTried` is told how each order ended that was tried alone, also when several are tried at once. */
export function useRetryFailures(storeId: number, onTried: (result: AskedImport, remoteId: number) => void) {
  const refresh = useRefreshOrders();
  return {
    one: useMutation({
      mutationFn: (remoteId: number) =>
        fetchJson<AskedImport>(`/api/woocommerce/stores/${storeId}/order-failures/${remoteId}/retry`, {
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
