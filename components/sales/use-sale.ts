"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { ReturnRequest } from "@/lib/sales/return-schema";
import type { SaleView } from "@/lib/sales/sale-view";
import type { PaymentRequest } from "@/lib/sales/take-payment";
import type { StatusRequest } from "@/lib/sales/set-sale-status";

const keyOf = (id: number) => ["sales", "one", id] as const;

export function useSale(initial: SaleView) {
  return useQuery({
    queryKey: keyOf(initial.id),
    queryFn: ({ signal }) => fetchJson<SaleView>(`/api/sales/${initial.id}`, { signal }),
    initialData: initial,
  });
}

/** The queries that a change of a sale makes stale: lists, and the stock that it moved. */
function useKeepSale(id: number) {
  const client = useQueryClient();
  return (sale: SaleView) => {
    client.setQueryData(keyOf(id), sale);
    for (const queryKey of [["sales", "list"], ["till"], ["products"], ["stock"], ["activity"]])
      void client.invalidateQueries({ queryKey });
  };
}

export function useSetStatus(id: number) {
  return useMutation({
    mutationFn: (request: StatusRequest) =>
      fetchJson<SaleView>(`/api/sales/${id}/status`, { method: "PUT", body: request }),
    onSuccess: useKeepSale(id),
  });
}

export function useTakePayment(id: number) {
  return useMutation({
    mutationFn: (request: PaymentRequest) =>
      fetchJson<SaleView>(`/api/sales/${id}/payments`, { method: "POST", body: request }),
    onSuccess: useKeepSale(id),
  });
}

export function useTakeBack(id: number) {
  return useMutation({
    mutationFn: (request: ReturnRequest) =>
      fetchJson<SaleView>(`/api/sales/${id}/returns`, { method: "POST", body: request }),
    onSuccess: useKeepSale(id),
  });
}
