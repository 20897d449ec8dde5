"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { SaleEdit } from "@/lib/sales/edit-sale";
import type { OrderDetail } from "@/lib/sync/orders/order-view";
import type { ConflictChoice } from "@/lib/sync/orders/resolve-conflict";

const keyOf = (saleId: number) => ["woocommerce", "order", saleId] as const;

export function useOrder(initial: OrderDetail) {
  return useQuery({
    queryKey: keyOf(initial.saleId),
    queryFn: ({ signal }) => fetchJson<OrderDetail>(`/api/woocommerce/orders/${initial.saleId}`, { signal }),
    initialData: initial,
  });
}

function useOrderChange<T>(saleId: number, send: (input: T) => Promise<OrderDetail>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (order) => queries.setQueryData(keyOf(saleId), order),
    // Also when refused: somebody else may have been quicker.
    onSettled: () => queries.invalidateQueries({ queryKey: ["woocommerce"] }),
  });
}

export function useServeOrder(saleId: number) {
  return useOrderChange<void>(saleId, () => fetchJson(`/api/woocommerce/orders/${saleId}/serve`, { method: "POST" }));
}

export function useEditOrder(saleId: number) {
  return useOrderChange<SaleEdit>(saleId, (edit) => fetchJson(`/api/woocommerce/orders/${saleId}`, { method: "PATCH", body: edit }));
}

export function useResolveConflict(saleId: number) {
  return useOrderChange<ConflictChoice>(saleId, (choice) => fetchJson(`/api/woocommerce/orders/${saleId}/conflict`, { method: "POST", body: choice }));
}
